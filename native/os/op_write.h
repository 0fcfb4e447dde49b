// write(2) and writev(2) on any descriptor.
#pragma once

#include <unistd.h>

#include <cstddef>

#include "nonwaiting_io.h"
#include "nonwaiting_send.h"
#include "operation.h"

namespace pysocket {

struct WriteOperation : Operation {
  static constexpr short kEvents = POLLOUT;
  static constexpr int kTimeoutOption = SO_SNDTIMEO;
  static constexpr uint8_t kHabit = kSendsWait;
  bool may_guess() const { return parts.size > 0; }

  Parts parts;
  size_t written = 0;
  // True if no other attempt of this call would take more, although not everything was taken.
  bool over = false;

  // A blocking write(2) to a pipe, a terminal or a stream takes everything, and so does this one,
  // piece by piece. Anything else takes as much as it takes in one call.
  Result attempt(int fd) {
    if (!never_wait || parts.never_waits()) return finished(outcome(write_plainly(fd, parts)));
    const Kind kind = kind_of(fd);
    do {
      // As in SendOperation: the next call would not hear of the error.
      if (written > 0 && kind == Kind::kSocket && has_failed(fd)) return finished(0);
      const Result put = write_now(fd, kind);
      if (put == kNotYet || put == -EINTR) return put;
      if (put < 0) return refused(kind, put);
      written += static_cast<size_t>(put);
      skip(static_cast<size_t>(put));
    } while (parts.size > 0 && as_blocking && takes_all(fd, kind));
    return finished(0);
  }

  size_t progress() const { return written; }

  Result give_up(Result error) const { return written > 0 ? static_cast<Result>(written) : error; }

 private:
  Result finished(Result more) {
    over = true;
    return more < 0 ? more : static_cast<Result>(written) + more;
  }

  // A socket reports its error once, other descriptors again and again.
  Result refused(Kind kind, Result error) {
    over = true;
    if (written > 0 && kind == Kind::kSocket) behind = error;
    return give_up(error);
  }

  Result write_now(int fd, Kind kind) const {
    switch (kind) {
      case Kind::kFile:
      case Kind::kVirtual:
        return outcome(write_plainly(fd, parts));
      case Kind::kSocket:
        return send(fd);
      case Kind::kPipe:
      case Kind::kOther: {
        const Result result = write_with_flag(fd, parts);
        if (result != kNoFlag) return result;
        break;
      }
      case Kind::kUnknown:
        break;
    }
    return call_when_ready(fd, POLLOUT, parts, write_plainly);
  }

  Result send(int fd) const {
    const NonwaitingSend nonwaiting(fd, true);
    msghdr message{};
    message.msg_iov = parts.first;
    message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(parts.count);
    return outcome(sys::sendmsg(fd, &message, kNoSignal | nonwaiting.flag() | end_of_record(fd)));
  }

  // The flag that write(2) adds on Linux.
  static int end_of_record([[maybe_unused]] int fd) {
#ifdef PYSOCKET_LINUX
    int type = 0;
    socklen_t length = sizeof type;
    sys::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length);
    return type == SOCK_SEQPACKET ? MSG_EOR : 0;
#else
    return 0;
#endif
  }

  // Leaves out what has been written.
  void skip(size_t bytes) {
    parts.size -= bytes;
    while (bytes > 0) {
      iovec& part = *parts.first;
      if (bytes < part.iov_len) {
        part.iov_base = static_cast<char*>(part.iov_base) + bytes;
        part.iov_len -= bytes;
        return;
      }
      bytes -= part.iov_len;
      if (parts.count == 1) {
        part.iov_len = 0;
        return;
      }
      ++parts.first;
      --parts.count;
    }
  }

  static bool takes_all(int fd, Kind kind) {
    return kind == Kind::kPipe || (kind == Kind::kSocket && is_stream(fd)) ||
           ((kind == Kind::kOther || kind == Kind::kUnknown) && sys::isatty(fd));
  }
};

}  // namespace pysocket
