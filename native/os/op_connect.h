// connect(2): begin, wait until writable, then ask SO_ERROR for the result.
#pragma once

#include "descriptor_mode.h"
#include "operation.h"

namespace pysocket {

struct ConnectOperation : Operation {
  static constexpr short kEvents = POLLOUT;
  static constexpr int kTimeoutOption = SO_SNDTIMEO;
  static constexpr bool kResumable = true;

  const sockaddr* to;
  socklen_t to_length;
  bool begun = false;

  Result attempt(int fd) { return begun ? outcome(fd) : begin(fd); }
  Result refusal() const { return begun ? kBegun : -EWOULDBLOCK; }

 private:
  // The kernel's codes for "it has begun" and "the listener's queue is full".
#ifdef _WIN32
  static constexpr Result kBegun = -EWOULDBLOCK;
  static constexpr Result kFull = kNotYet;  // Windows has none
#else
  static constexpr Result kBegun = -EINPROGRESS;
  static constexpr Result kFull = -EWOULDBLOCK;
#endif

  Result connect(int fd) const { return sys::connect(fd, to, to_length) == 0 ? 0 : failure(); }

  // connect() has no MSG_DONTWAIT.
  Result connect_without_waiting(int fd) const {
    const NonBlockingMode mode(fd);
    const BriefSending limit(fd);
    return connect(fd);
  }

  Result begin(int fd) {
    if (!never_wait) return connect(fd);
    const Result result = connect_without_waiting(fd);
    if (tries_only) return result == kFull ? kNotYet : result;
    // Without a timeout, or after an interruption, a repeated call waits for what was begun.
    const bool going_on = (as_blocking || resumes) && (result == -EALREADY || result == -EINTR);
    if (result == kBegun || going_on) {
      begun = true;
      return kNotYet;
    }
    // A Unix socket whose listener's queue is full has not begun anything. A blocking descriptor
    // tries again. In other modes EAGAIN is the answer, as in CPython.
    if (result == kFull && as_blocking) return kNotYet;
    return result;
  }

  Result outcome(int fd) const {
#ifdef __linux__
    // Linux remembers that a connect() was left unfinished, and reports its end to the next one.
    // The kernel's own blocking connect() leaves nothing behind. To behave the same, make that next
    // call here.
    if (as_blocking) {
      const Result result = connect_without_waiting(fd);
      if (result == -EALREADY || result == -EINTR) return kNotYet;
      return result == -EISCONN ? 0 : result;
    }
#endif
    int error = 0;
    socklen_t size = sizeof error;
    if (sys::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return failure();
    return error == EISCONN ? 0 : -errno_of(error);
  }
};

}  // namespace pysocket
