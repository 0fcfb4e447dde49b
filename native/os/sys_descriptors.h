// Part of sys.h: calls that make, close, control and wait for descriptors, and the few calls
// without one.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform.h"

#ifdef PYSOCKET_HAS_KQUEUE
#include <sys/types.h>
// Must come after the types that it needs.
#include <sys/event.h>
#endif
#ifdef __linux__
#include <linux/sockios.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#else
#include <termios.h>
#endif

#include <cstdlib>
#include <cstring>
#include <type_traits>

#include "sys_call.h"

namespace pysocket::sys {

inline int close(int fd) {
  return call(
      Syscall::k_close, [=] { return ::close(fd); },
      [=](TraceRecord& record, int) { record.set_words(fd); });
}

inline int fcntl(int fd, int command) {
  return call(
      Syscall::k_fcntl, [=] { return ::fcntl(fd, command); },
      [=](TraceRecord& record, int) { record.set_words(fd, command); });
}

template <class Argument>
int fcntl(int fd, int command, Argument argument) {
  return call(
      Syscall::k_fcntl, [=] { return ::fcntl(fd, command, argument); },
      [=](TraceRecord& record, int) { record.set_words(fd, command, as_word(argument)); });
}

// size: the size of the memory to which the argument points, as far as the caller knows.
template <class Argument>
int ioctl(int fd, unsigned long request, Argument argument, [[maybe_unused]] size_t size = 0) {
  return call(
      Syscall::k_ioctl, [=] { return ::ioctl(fd, request, argument); },
      [=](TraceRecord& record, int) {
        record.set_words(fd, request, as_word(argument), size);
        if constexpr (std::is_pointer_v<Argument>) {
          record.set_data(argument, static_cast<int64_t>(size));
        }
      });
}

// The C library makes this from the kernel's ioctl().
inline int sockatmark(int fd) {
  return call(
      Syscall::k_ioctl, [=] { return ::sockatmark(fd); },
      [=](TraceRecord& record, int at) {
        record.set_words(fd, SIOCATMARK, 1, sizeof at);
        if (at >= 0) record.set_data(&at, sizeof at);
        record.result = at < 0 ? -1 : 0;
      });
}

#if defined(__powerpc__)
// The header computes the number from a struct termios that the C library has in another form.
constexpr unsigned long kAskTerminal = 0x402c7413;
#elif defined(TCGETS)
constexpr unsigned long kAskTerminal = TCGETS;
#else
constexpr unsigned long kAskTerminal = TIOCGETA;
#endif

inline bool isatty(int fd) {
  return call(
             Syscall::k_ioctl, [=] { return ::isatty(fd) == 1 ? 0 : -1; },
             [=](TraceRecord& record, int) { record.set_words(fd, kAskTerminal, 1); }) == 0;
}

#ifdef PYSOCKET_LINUX
inline int pipe2(int fds[2], int flags) {
  return call(
      Syscall::k_pipe2, [=] { return ::pipe2(fds, flags); },
      [=](TraceRecord& record, int) { record.set_words(fds[0], fds[1], flags); });
}
#else
inline int pipe(int fds[2]) {
  return call(
      Syscall::k_pipe, [=] { return ::pipe(fds); },
      [=](TraceRecord& record, int) { record.set_words(fds[0], fds[1]); });
}
#endif

inline void describe_open(TraceRecord& record, const char* path, int flags) {
  record.set_words(AT_FDCWD, flags);
  record.set_data(path, static_cast<int64_t>(std::strlen(path)));
}

inline int open(const char* path, int flags) {
  return call(
      Syscall::k_openat, [=] { return ::open(path, flags); },
      [=](TraceRecord& record, int) { describe_open(record, path, flags); });
}

inline int posix_openpt(int flags) {
  return call(
      Syscall::k_openat, [=] { return ::posix_openpt(flags); },
      [=](TraceRecord& record, int) { describe_open(record, "/dev/ptmx", flags); });
}

#ifdef __linux__
// Not fstat(), for which new C libraries have a new name that old ones lack. Nor the C library's
// statx(), which glibc before 2.28 and musl before 1.2.5 do not have.
inline int statx(int fd, unsigned mask, struct statx* status) {
  return call(
      Syscall::k_statx,
      [=] { return static_cast<int>(syscall(SYS_statx, fd, "", AT_EMPTY_PATH, mask, status)); },
      [=](TraceRecord& record, int) { record.set_words(fd, AT_EMPTY_PATH, mask); });
}

inline int eventfd(unsigned count, int flags) {
  return call(
      Syscall::k_eventfd2, [=] { return ::eventfd(count, flags); },
      [=](TraceRecord& record, int) { record.set_words(count, flags); });
}

inline int madvise(void* data, size_t size, int advice) {
  return call(
      Syscall::k_madvise, [=] { return ::madvise(data, size, advice); },
      [=](TraceRecord& record, int) { record.set_words(as_word(data), size, advice); });
}

inline int epoll_create1(int flags) {
  return call(
      Syscall::k_epoll_create1, [=] { return ::epoll_create1(flags); },
      [=](TraceRecord& record, int) { record.set_words(flags); });
}

inline int epoll_ctl(int epoll, int operation, int fd, epoll_event* event) {
  return call(
      Syscall::k_epoll_ctl, [=] { return ::epoll_ctl(epoll, operation, fd, event); },
      [=](TraceRecord& record, int) {
        record.set_words(epoll, operation, fd, event->events, event->data.fd);
      });
}

inline int epoll_wait(int epoll, epoll_event* events, int most, int milliseconds) {
  return call(
      Syscall::k_epoll_wait, [=] { return ::epoll_wait(epoll, events, most, milliseconds); },
      [=](TraceRecord& record, int count) {
        record.set_words(epoll, most, milliseconds);
        for (int i = 0; i < count &&
                        record.add_row({events[i].data.fd, static_cast<int32_t>(events[i].events)});
             ++i) {
        }
      });
}
#endif

#ifndef PYSOCKET_LINUX
inline int fstat(int fd, struct stat* status) {
  return call(
      Syscall::k_fstat, [=] { return ::fstat(fd, status); },
      [=](TraceRecord& record, int) { record.set_words(fd); });
}
#endif

#ifdef PYSOCKET_HAS_KQUEUE
inline int kqueue() {
  return call(
      Syscall::k_kqueue, [] { return ::kqueue(); }, [](TraceRecord&, int) {});
}

inline int kevent(int queue, const struct kevent* changes, int change_count, struct kevent* events,
                  int event_count, const timespec* timeout) {
  return call(
      Syscall::k_kevent,
      [=] { return ::kevent(queue, changes, change_count, events, event_count, timeout); },
      [=](TraceRecord& record, int) { record.set_words(queue, change_count, event_count); });
}
#endif

inline void describe_rows(TraceRecord& record, const pollfd* rows, unsigned count) {
  for (unsigned i = 0; i < count && record.add_row({rows[i].fd, rows[i].events, rows[i].revents});
       ++i) {
  }
}

inline int poll(pollfd* rows, unsigned count, int milliseconds) {
  return call(
      Syscall::k_poll, [=] { return ::poll(rows, count, milliseconds); },
      [=](TraceRecord& record, int) {
        record.set_words(count, milliseconds);
        describe_rows(record, rows, count);
      });
}

#if defined(PYSOCKET_LINUX) && defined(__LP64__)
// The kernel's own call, which leaves the unused time in limit. The C library hides that.
inline int ppoll(pollfd* rows, unsigned count, timespec* limit) {
  constexpr size_t kSignalSetSize = 8;
  const timespec given = *limit;
  return call(
      Syscall::k_ppoll,
      [=] {
        return static_cast<int>(syscall(SYS_ppoll, rows, count, limit, nullptr, kSignalSetSize));
      },
      [=](TraceRecord& record, int) {
        record.set_words(count, given.tv_sec, given.tv_nsec, limit->tv_sec, limit->tv_nsec);
        describe_rows(record, rows, count);
      });
}
#endif

inline int gethostname(char* name, size_t size) {
  return call(
      Syscall::k_uname, [=] { return ::gethostname(name, size); },
      [=](TraceRecord& record, int result) {
        if (result == 0) record.set_data(name, static_cast<int64_t>(std::strlen(name)));
      });
}

inline int sethostname(const char* name, size_t size) {
  return call(
      Syscall::k_sethostname, [=] { return ::sethostname(name, size); },
      [=](TraceRecord& record, int) {
        record.set_words(size);
        record.set_data(name, static_cast<int64_t>(size));
      });
}

}  // namespace pysocket::sys
