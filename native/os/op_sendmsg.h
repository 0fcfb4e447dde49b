// sendmsg(2).
#pragma once

#include "message_parts.h"
#include "nonwaiting_send.h"
#include "operation.h"

namespace pysocket {

struct SendmsgOperation : Operation {
  static constexpr short kEvents = POLLOUT;
  static constexpr int kTimeoutOption = SO_SNDTIMEO;
  static constexpr uint8_t kHabit = kSendsWait;
  // Like SendOperation's.
  bool may_guess() const { return to == nullptr; }

  MessageParts* parts;
  int flags;
  const char* control = nullptr;
  size_t control_size = 0;
  const sockaddr* to = nullptr;
  socklen_t to_length = 0;
  size_t sent = 0;

  Result attempt(int fd) {
    const NonwaitingSend nonwaiting(fd, never_wait);
    do {
      // As in SendOperation.
      if (sent > 0 && has_failed(fd)) return static_cast<Result>(sent);
      const ssize_t put = send(fd, nonwaiting.flag());
      if (put < 0) {
        const Result error = not_yet_or_failure();
        if (error == kNotYet || error == -EINTR) return error;
        if (sent > 0) behind = error;
        return give_up(error);
      }
      sent += static_cast<size_t>(put);
      parts->skip(static_cast<size_t>(put));
      control_size = 0;  // sent with the first bytes
      if (sent >= parts->total()) break;
      // The kernel's own blocking send takes everything, unless it is interrupted.
      if (!never_wait && is_stream(fd)) return -EINTR;
    } while (as_blocking);
    return static_cast<Result>(sent);
  }

  size_t progress() const { return sent; }

  Result give_up(Result error) const { return sent > 0 ? static_cast<Result>(sent) : error; }

 private:
  ssize_t send(int fd, int nonwaiting) const {
    msghdr message{};
    message.msg_name = const_cast<sockaddr*>(to);
    message.msg_namelen = to_length;
    message.msg_iov = parts->data();
    message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(parts->count());
    message.msg_control = control_size > 0 ? const_cast<char*>(control) : nullptr;
    message.msg_controllen = static_cast<decltype(message.msg_controllen)>(control_size);
    return sys::sendmsg(fd, &message, flags | kNoSignal | nonwaiting);
  }
};

}  // namespace pysocket
