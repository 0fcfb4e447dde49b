// send(2), sendto(2) and Python's sendall.
#pragma once

#include <algorithm>
#include <cstddef>

#include "nonwaiting_send.h"
#include "operation.h"

namespace pysocket {

struct SendOperation : Operation {
  static constexpr short kEvents = POLLOUT;
  static constexpr int kTimeoutOption = SO_SNDTIMEO;
  static constexpr uint8_t kHabit = kSendsWait;
  // A send to an address on a connected socket is refused at once.
  bool may_guess() const { return to == nullptr; }

  const char* data;
  size_t size;
  int flags;
  const sockaddr* to = nullptr;  // sendto
  socklen_t to_length = 0;
  bool all = false;  // sendall: go on until everything is sent, whatever the mode
  size_t sent = 0;

  Result attempt(int fd) {
    if (!all) size = std::min(size, kMostBytes);
    const NonwaitingSend nonwaiting(fd, never_wait);
    const int bits = flags | kNoSignal | nonwaiting.flag();
    do {
      // The kernel's own send would leave the error to the next call.
      if (sent > 0 && !all && has_failed(fd)) return static_cast<Result>(sent);
      const ssize_t put = to == nullptr
                              ? sys::send(fd, data + sent, size - sent, bits)
                              : sys::sendto(fd, data + sent, size - sent, bits, to, to_length);
      if (put < 0) {
        const Result error = not_yet_or_failure();
        if (error == kNotYet || error == -EINTR) return error;
        if (sent > 0 && !all) behind = error;
        return give_up(error);
      }
      sent += static_cast<size_t>(put);
      if (sent >= size) break;
      // The kernel's own blocking send takes everything, unless it is interrupted.
      if (!never_wait && is_stream(fd)) return -EINTR;
    } while (all || as_blocking);
    return all ? 0 : static_cast<Result>(sent);
  }

  size_t progress() const { return sent; }

  Result give_up(Result error) const {
    return !all && sent > 0 ? static_cast<Result>(sent) : error;
  }
};

}  // namespace pysocket
