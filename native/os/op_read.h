// read(2) and readv(2) on any descriptor.
#pragma once

#include <algorithm>

#include "nonwaiting_io.h"
#include "operation.h"

namespace pysocket {

struct ReadOperation : Operation {
  static constexpr short kEvents = POLLIN | kPeerEnded;
  static constexpr uint8_t kHabit = kReceivesWait;
  // A pipe answers a read of no bytes at once.
  bool may_guess() const { return parts.size > 0; }

  Parts parts;

  Result attempt(int fd) const {
    if (!never_wait || parts.never_waits()) return outcome(read_plainly(fd, parts));
    switch (kind_of(fd)) {
      case Kind::kFile:
        return outcome(read_plainly(fd, parts));
      case Kind::kVirtual:
        return is_ready(fd, POLLIN) ? outcome(read_plainly(fd, parts)) : kNotYet;
      case Kind::kSocket:
        return receive(fd);
      case Kind::kPipe:
      case Kind::kOther: {
        const Result result = read_with_flag(fd, parts);
        if (result != kNoFlag) return result;
        break;
      }
      case Kind::kUnknown:
        break;
    }
    return call_when_ready(fd, POLLIN, parts, read_plainly);
  }

  // Like recv(2): only a call that waits learns that reading has been shut down.
  Result ended() const { return as_blocking ? 0 : kNotYet; }

 private:
  Result receive(int fd) const {
    if (parts.size == 0) return 0;
    msghdr message{};
    message.msg_iov = parts.first;
    message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(parts.count);
    return outcome(sys::recvmsg(fd, &message, MSG_DONTWAIT));
  }
};

}  // namespace pysocket
