// What recv(2), recvfrom(2) and recvmsg(2) have in common: MSG_WAITALL, and how they end. The
// operation itself has receive(fd): one system call, for what is still to come.
#pragma once

#include <algorithm>
#include <cstddef>

#include "operation.h"

namespace pysocket {

template <class Op>
struct Receiving : Operation {
  static constexpr short kEvents = POLLIN | kPeerEnded;
  static constexpr uint8_t kHabit = kReceivesWait;

  size_t size;  // of all there is room for
  int flags;
  size_t received = 0;

  // Urgent bytes and queued errors are there or not, and poll has other names for them.
  bool may_guess() const { return (flags & ~(MSG_PEEK | MSG_WAITALL | MSG_TRUNC)) == 0; }
  // Interrupted, MSG_WAITALL returns what it has.
  bool may_sleep_in_kernel() const { return (flags & MSG_WAITALL) == 0; }

  Result attempt(int fd) {
    size = std::min(size, kMostBytes);
    // MSG_WAITALL together with MSG_DONTWAIT would not wait for all: collect it ourselves.
    const bool all = as_blocking && (flags & MSG_WAITALL) != 0 && joins(fd);
    return all ? attempt_all(fd) : whole(self().receive(fd));
  }

  size_t progress() const { return received; }

  // Reading has been shut down: a blocking call returns at once, but one that does not wait is
  // refused. Or MSG_WAITALL waits for what will not come.
  Result ended() const { return as_blocking ? static_cast<Result>(received) : kNotYet; }

  Result give_up(Result error) const {
    return received > 0 ? static_cast<Result>(received) : error;
  }

 private:
  Op& self() { return static_cast<Op&>(*this); }

  static Result whole(ssize_t got) {
    return got < 0 ? not_yet_or_failure() : static_cast<Result>(got);
  }

  Result attempt_all(int fd) {
    const bool peek = (flags & MSG_PEEK) != 0;
    for (;;) {
      if (peek) received = 0;  // the same bytes again, and perhaps more
      if (received > 0 && at_mark(fd)) return static_cast<Result>(received);
      const ssize_t got = self().receive(fd);
      if (got < 0) return errno != EAGAIN && received > 0 ? give_up(0) : whole(got);
      received += static_cast<size_t>(got);
      if (got == 0 || received >= size || self().complete()) {
        return static_cast<Result>(received);
      }
      if (peek) return kNotYet;
    }
  }

  // The kernel does not join what comes before urgent bytes and what comes after them.
  static bool at_mark(int fd) { return sockatmark(fd) == 1; }

  // Datagrams are not joined, and of a Unix stream Linux shows just what is there.
  bool joins(int fd) const {
    if (!is_stream(fd)) return false;
#ifdef SO_DOMAIN
    int domain = AF_UNSPEC;
    socklen_t length = sizeof domain;
    getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &length);
    return domain != AF_UNIX || (flags & MSG_PEEK) == 0;
#else
    return true;
#endif
  }
};

}  // namespace pysocket
