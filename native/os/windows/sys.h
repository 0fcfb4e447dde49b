// The calls of ../sys.h, made from Winsock: with POSIX's arguments, and errno set as Python has it.
//
// Winsock counts in int. No call of ours moves more than that at once.
#pragma once

#include <poll.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstddef>
#include <vector>

#include "../socket_handle.h"
#include "../sys_call.h"
#include "wsa_poll.h"

namespace pysocket::sys {

// Sets errno if the call has failed.
template <class Run>
auto told(Run run) {
  const auto result = run();
  if (result < 0) errno = errno_of(WSAGetLastError());
  return result;
}

inline int within_int(size_t size) { return static_cast<int>(std::min<size_t>(size, INT_MAX)); }

inline int32_t gettid() { return static_cast<int32_t>(GetCurrentThreadId()); }

inline int close(int fd) {
  return call(
      Syscall::k_close, [=] { return told([=] { return closesocket(to_socket(fd)); }); },
      [=](TraceRecord& record, int) { record.set_words(fd); });
}

// Layers of other software could turn sockets into handles that no other process can have. The
// sockets requested here can be watched by the engine too. No child process inherits one (PEP 446).
inline int socket(int family, int type, int protocol) {
  constexpr DWORD kFlags = WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT;
  return call(
      Syscall::k_socket,
      [=] {
        return told(
            [=] { return to_descriptor(WSASocketW(family, type, protocol, nullptr, 0, kFlags)); });
      },
      [=](TraceRecord& record, int) { record.set_words(family, type, protocol); });
}

inline int bind(int fd, const sockaddr* name, socklen_t size) {
  return call(
      Syscall::k_bind, [=] { return told([=] { return ::bind(to_socket(fd), name, size); }); },
      [=](TraceRecord& record, int) {
        record.set_words(fd);
        record.set_address(name, static_cast<size_t>(size));
      });
}

inline int connect(int fd, const sockaddr* name, socklen_t size) {
  return call(
      Syscall::k_connect,
      [=] { return told([=] { return ::connect(to_socket(fd), name, size); }); },
      [=](TraceRecord& record, int) {
        record.set_words(fd);
        record.set_address(name, static_cast<size_t>(size));
      });
}

inline int listen(int fd, int backlog) {
  return call(
      Syscall::k_listen, [=] { return told([=] { return ::listen(to_socket(fd), backlog); }); },
      [=](TraceRecord& record, int) { record.set_words(fd, backlog); });
}

inline int accept(int fd, sockaddr* peer, socklen_t* size) {
  return call(
      Syscall::k_accept,
      [=] { return told([=] { return to_descriptor(::accept(to_socket(fd), peer, size)); }); },
      [=](TraceRecord& record, int accepted) {
        record.set_words(fd);
        if (accepted >= 0) record.set_address(peer, static_cast<size_t>(*size));
      });
}

inline int shutdown(int fd, int how) {
  return call(
      Syscall::k_shutdown, [=] { return told([=] { return ::shutdown(to_socket(fd), how); }); },
      [=](TraceRecord& record, int) { record.set_words(fd, how); });
}

inline int getsockname(int fd, sockaddr* name, socklen_t* size) {
  return call(
      Syscall::k_getsockname,
      [=] { return told([=] { return ::getsockname(to_socket(fd), name, size); }); },
      [=](TraceRecord& record, int result) {
        record.set_words(fd);
        if (result == 0) record.set_address(name, static_cast<size_t>(*size));
      });
}

inline int getpeername(int fd, sockaddr* name, socklen_t* size) {
  return call(
      Syscall::k_getpeername,
      [=] { return told([=] { return ::getpeername(to_socket(fd), name, size); }); },
      [=](TraceRecord& record, int result) {
        record.set_words(fd);
        if (result == 0) record.set_address(name, static_cast<size_t>(*size));
      });
}

inline int getsockopt(int fd, int level, int name, void* value, socklen_t* size) {
  return call(
      Syscall::k_getsockopt,
      [=] {
        return told([=] {
          return ::getsockopt(to_socket(fd), level, name, static_cast<char*>(value), size);
        });
      },
      [=](TraceRecord& record, int result) {
        record.set_words(fd, level, name, *size);
        if (result == 0) record.set_data(value, *size);
      });
}

inline int setsockopt(int fd, int level, int name, const void* value, socklen_t size) {
  return call(
      Syscall::k_setsockopt,
      [=] {
        return told([=] {
          return ::setsockopt(to_socket(fd), level, name, static_cast<const char*>(value), size);
        });
      },
      [=](TraceRecord& record, int) {
        record.set_words(fd, level, name, size);
        record.set_data(value, size);
      });
}

inline ssize_t recv(int fd, void* data, size_t size, int flags) {
  return call(
      Syscall::k_recvfrom,
      [=] {
        return static_cast<ssize_t>(told([=] {
          return ::recv(to_socket(fd), static_cast<char*>(data), within_int(size), flags);
        }));
      },
      [=](TraceRecord& record, ssize_t got) {
        record.set_words(fd, size, flags);
        record.set_data(data, got);
      });
}

inline ssize_t recvfrom(int fd, void* data, size_t size, int flags, sockaddr* from,
                        socklen_t* length) {
  return call(
      Syscall::k_recvfrom,
      [=] {
        return static_cast<ssize_t>(told([=] {
          return ::recvfrom(to_socket(fd), static_cast<char*>(data), within_int(size), flags, from,
                            length);
        }));
      },
      [=](TraceRecord& record, ssize_t got) {
        record.set_words(fd, size, flags);
        record.set_data(data, got);
        if (got >= 0) record.set_address(from, static_cast<size_t>(*length));
      });
}

inline ssize_t send(int fd, const void* data, size_t size, int flags) {
  return call(
      Syscall::k_sendto,
      [=] {
        return static_cast<ssize_t>(told([=] {
          return ::send(to_socket(fd), static_cast<const char*>(data), within_int(size), flags);
        }));
      },
      [=](TraceRecord& record, ssize_t) {
        record.set_words(fd, size, flags);
        record.set_data(data, static_cast<int64_t>(size));
      });
}

inline ssize_t sendto(int fd, const void* data, size_t size, int flags, const sockaddr* to,
                      socklen_t length) {
  return call(
      Syscall::k_sendto,
      [=] {
        return static_cast<ssize_t>(told([=] {
          return ::sendto(to_socket(fd), static_cast<const char*>(data), within_int(size), flags,
                          to, length);
        }));
      },
      [=](TraceRecord& record, ssize_t) {
        record.set_words(fd, size, flags);
        record.set_data(data, static_cast<int64_t>(size));
        record.set_address(to, static_cast<size_t>(length));
      });
}

// FIONBIO, FIONREAD and SIOCATMARK. On Windows their argument is a number with room for a long.
inline int ioctl(int fd, unsigned long request, int* argument, size_t = 0) {
  auto value = static_cast<u_long>(*argument);
  const int result = call(
      Syscall::k_ioctl,
      [&] {
        return told([&] { return ioctlsocket(to_socket(fd), static_cast<long>(request), &value); });
      },
      [&](TraceRecord& record, int) {
        record.set_words(fd, request, 1, sizeof value);
        record.set_data(&value, sizeof value);
      });
  if (result == 0) *argument = static_cast<int>(std::min<u_long>(value, INT_MAX));
  return result;
}

// Winsock's SIOCATMARK says the opposite of what other systems' says: whether there are no urgent
// bytes before the mark.
inline int sockatmark(int fd) {
  int clear = 1;
  if (ioctl(fd, SIOCATMARK, &clear) != 0) return -1;
  return clear == 0 ? 1 : 0;
}

// The rows of a few descriptors need no memory from the heap.
inline int poll_winsock(pollfd* rows, unsigned count, int milliseconds) {
  constexpr size_t kFew = 8;
  std::array<WSAPOLLFD, kFew> few{};
  std::vector<WSAPOLLFD> many;
  if (count > kFew) many.resize(count);
  WSAPOLLFD* const asked = count > kFew ? many.data() : few.data();
  for (unsigned i = 0; i < count; ++i) asked[i] = {to_socket(rows[i].fd), rows[i].events, 0};
  if (told([=] { return wsa_poll(asked, count, milliseconds); }) < 0) return -1;
  // Not every version counts rows that are no sockets (POLLNVAL).
  int ready = 0;
  for (unsigned i = 0; i < count; ++i) {
    rows[i].revents = asked[i].revents;
    if (rows[i].revents != 0) ++ready;
  }
  return ready;
}

inline int poll(pollfd* rows, unsigned count, int milliseconds) {
  return call(
      Syscall::k_poll, [=] { return poll_winsock(rows, count, milliseconds); },
      [=](TraceRecord& record, int) {
        record.set_words(count, milliseconds);
        for (unsigned i = 0;
             i < count && record.add_row({rows[i].fd, rows[i].events, rows[i].revents}); ++i) {
        }
      });
}

}  // namespace pysocket::sys
