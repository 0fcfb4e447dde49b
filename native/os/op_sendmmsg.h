// sendmmsg(2), which waits for room for the first message only.
#pragma once

#include <algorithm>

#include "message_list.h"
#include "nonwaiting_send.h"
#include "operation.h"

namespace pysocket {

struct SendmmsgOperation : Operation {
  static constexpr short kEvents = POLLOUT;
  static constexpr int kTimeoutOption = SO_SNDTIMEO;
  static constexpr uint8_t kHabit = kSendsWait;

  MessageList* messages;
  int flags;
  bool has_addresses = false;

  // Like SendOperation's.
  bool may_guess() const { return !has_addresses; }
  // The kernel would wait for room for each message.
  static bool may_sleep_in_kernel() { return false; }

  Result attempt(int fd) {
    const NonwaitingSend nonwaiting(fd, true);
    const int bits = flags | kNoSignal | nonwaiting.flag();
    const size_t count = messages->count();
    size_t sent = 0;
    do {
      const size_t wanted = std::min(count - sent, kMostMessages);
      const int put = call(fd, sent, wanted, bits);
      // Returns the number of messages sent. A call that sends the rest gets the error.
      if (put < 0 && sent > 0) break;
      if (put < 0) return not_yet_or_failure();
      sent += static_cast<size_t>(put);
      if (static_cast<size_t>(put) < wanted) break;
    } while (sent < count);
    return static_cast<Result>(sent);
  }

 private:
#ifdef PYSOCKET_LINUX
  int call(int fd, size_t from, size_t count, int bits) const {
    return sys::sendmmsg(fd, &(*messages)[from], static_cast<unsigned int>(count), bits);
  }
#else
  int call(int fd, size_t from, size_t count, int bits) const {
    for (size_t i = 0; i < count; ++i) {
      if (sys::sendmsg(fd, &(*messages)[from + i].msg_hdr, bits) < 0) {
        return i > 0 ? static_cast<int>(i) : -1;
      }
    }
    return static_cast<int>(count);
  }
#endif
};

}  // namespace pysocket
