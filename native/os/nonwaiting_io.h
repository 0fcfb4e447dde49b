// read(2) and write(2) that must not wait. They have no flag for it, and the mode of a descriptor
// does not belong to this call alone: other processes share a terminal or a pipe, and would be
// refused where they expect to wait. So there are several ways:
//
// - sockets have MSG_DONTWAIT;
// - Linux's preadv2(2) and pwritev2(2) have RWF_NOWAIT, which pipes, TUN devices and eventfds heed
//   on newer kernels, and terminals on none (then the kernel says so);
// - otherwise the call is made only when poll reports the descriptor ready, and for that moment the
//   descriptor is non-blocking (descriptor_mode.h). Another process that would wait on it then is
//   not refused, because there is something to take, unless we take it just before;
// - files are never waited for, and RWF_NOWAIT would return only the part of them that is in
//   memory.
#pragma once

#include <poll.h>
#include <sys/uio.h>
#include <unistd.h>

#include "platform.h"
#ifdef PYSOCKET_LINUX
#include <sys/eventfd.h>
#include <sys/syscall.h>
#endif

#include <cstddef>
#include <cstdint>

#include "descriptor_kind.h"
#include "descriptor_mode.h"
#include "operation.h"

namespace pysocket {

// Linux's UIO_MAXIOV, and IOV_MAX elsewhere. The calls themselves refuse more.
constexpr size_t kMostParts = 1024;

// Buffers, and whether the program passed them as a list: an empty list never reaches the device.
struct Parts {
  iovec* first;
  size_t count;
  size_t size;  // of all buffers
  bool listed;

  int vectors() const { return static_cast<int>(count); }
  bool never_waits() const { return listed && (size == 0 || count > kMostParts); }
};

inline ssize_t read_plainly(int fd, const Parts& to) {
  return to.listed ? sys::readv(fd, to.first, to.vectors())
                   : sys::read(fd, to.first->iov_base, to.first->iov_len);
}

inline ssize_t write_plainly(int fd, const Parts& from) {
  return from.listed ? sys::writev(fd, from.first, from.vectors())
                     : sys::write(fd, from.first->iov_base, from.first->iov_len);
}

inline bool is_ready(int fd, short events) {
  pollfd one{fd, events, 0};
  return sys::poll(&one, 1, 0) != 0;
}

// Whether the descriptor is open in that direction. The wrong end of a pipe is never ready, and
// calls on it are refused at once.
inline bool is_open_for(int fd, short events) {
  const int flags = sys::fcntl(fd, F_GETFL);
  if (flags < 0) return true;
  return (flags & O_ACCMODE) != (events == POLLIN ? O_WRONLY : O_RDONLY);
}

inline Result outcome(ssize_t moved) {
  if (moved >= 0) return static_cast<Result>(moved);
  return errno == EAGAIN || errno == EWOULDBLOCK ? kNotYet : failure();
}

// The flag does not work with this descriptor, or with this kernel.
constexpr Result kNoFlag = -0x10002;

#if defined(PYSOCKET_LINUX) && defined(SYS_preadv2) && defined(SYS_pwritev2)
using CallWithFlag = ssize_t (*)(int, const iovec*, size_t, unsigned);

template <CallWithFlag kCall>
Result try_with_flag(int fd, const Parts& parts) {
  constexpr unsigned kNoWait = 8;  // RWF_NOWAIT
  return outcome(kCall(fd, parts.first, parts.count, kNoWait));
}

// A kernel that does not know the flag returns EINVAL, which a call may also return for other
// reasons. So this asks once, with an empty counter.
inline bool knows_flag() {
  static const bool known = [] {
    const int counter = sys::eventfd(0, EFD_CLOEXEC);
    uint64_t value = 0;
    iovec part{&value, sizeof value};
    const Result result = try_with_flag<sys::preadv2>(counter, {&part, 1, sizeof value, false});
    if (counter >= 0) sys::close(counter);
    return result == kNotYet || result == -EOPNOTSUPP;
  }();
  return known;
}

template <CallWithFlag kCall>
Result call_with_flag(int fd, const Parts& parts) {
  if (parts.size == 0) return kNoFlag;  // with no bytes it would be no call at all
  const Result result = try_with_flag<kCall>(fd, parts);
  const bool unknown = result == -EOPNOTSUPP || result == -ENOSYS || result == -EPERM ||
                       (result == -EINVAL && !knows_flag());
  return unknown ? kNoFlag : result;
}
inline Result read_with_flag(int fd, const Parts& to) {
  return call_with_flag<sys::preadv2>(fd, to);
}
inline Result write_with_flag(int fd, const Parts& from) {
  return call_with_flag<sys::pwritev2>(fd, from);
}
#else
inline Result read_with_flag(int, const Parts&) { return kNoFlag; }
inline Result write_with_flag(int, const Parts&) { return kNoFlag; }
#endif

// Sets the non-blocking mode for a moment. A call for no bytes has no reason to wait.
template <class Call>
Result call_when_ready(int fd, short events, const Parts& parts, Call call) {
  if (parts.size > 0 && !is_ready(fd, events) && is_open_for(fd, events)) return kNotYet;
  const NonBlockingMode mode(fd);
  return outcome(call(fd, parts));
}

}  // namespace pysocket
