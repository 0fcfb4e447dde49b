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
  // With MSG_WAITALL, of one attempt in a row of them (tries_only): does it join what it gets, and
  // is it not the first?
  bool joins_attempts = false;
  bool goes_on = false;
  // Nothing more belongs to what was received.
  bool over = false;

  // Urgent bytes and queued errors are there or not, and poll has other names for them.
  bool may_guess() const { return (flags & ~(MSG_PEEK | MSG_WAITALL | MSG_TRUNC)) == 0; }
  // Interrupted, MSG_WAITALL returns what it has.
  bool may_sleep_in_kernel() const { return (flags & MSG_WAITALL) == 0; }

  Result attempt(int fd) {
    size = std::min(size, kMostBytes);
    // MSG_WAITALL together with MSG_DONTWAIT would not wait for all: collect it ourselves.
    const bool wanted = tries_only ? joins_attempts : as_blocking;
    if (wanted && (flags & MSG_WAITALL) != 0 && joins(fd)) {
      return (flags & MSG_PEEK) != 0 ? look_at_all(fd) : attempt_all(fd);
    }
    const Result got = whole(self().receive(fd));
    over = got != kNotYet;
    return got;
  }

  size_t progress() const { return received; }

  // Winsock refuses MSG_WAITALL on a socket that does not wait itself, as each is there. Python's
  // users meet with that when there is a timeout; a call that waits joins what comes itself.
  int flags_of_call() const {
#ifdef _WIN32
    if (as_blocking) return flags & ~MSG_WAITALL;
#endif
    return flags | dont_wait();
  }

  // Linux ends MSG_WAITALL with the message that brought descriptors, taken or not. Of a Unix
  // stream MSG_CTRUNC tells of those for which there was no room, unless the sender's credentials,
  // which would come with each message, had none either.
  static bool dropped_descriptors([[maybe_unused]] int fd, [[maybe_unused]] int message_flags) {
#if defined(SO_DOMAIN) && defined(SO_PASSCRED)
    return (message_flags & MSG_CTRUNC) != 0 && integer_option(fd, SO_DOMAIN) == AF_UNIX &&
           integer_option(fd, SO_PASSCRED) == 0;
#else
    return false;
#endif
  }

  // Reading has been shut down: a blocking call returns at once, but one that does not wait is
  // refused. Or MSG_WAITALL waits for what will not come.
  Result ended() const { return as_blocking ? static_cast<Result>(received) : kNotYet; }

  Result give_up(Result error) const {
    return received > 0 ? static_cast<Result>(received) : error;
  }

 private:
  Op& self() { return static_cast<Op&>(*this); }

  static int integer_option(int fd, int name) {
    int value = -1;
    socklen_t length = sizeof value;
    sys::getsockopt(fd, SOL_SOCKET, name, &value, &length);
    return value;
  }

  static Result whole(ssize_t got) {
    return got < 0 ? not_yet_or_failure() : static_cast<Result>(got);
  }

  Result attempt_all(int fd) {
    for (;;) {
      if (received > 0 || goes_on) {
        const Rest rest = rest_of(fd);
        if (rest != Rest::kSome) return rest == Rest::kNone ? finished() : kNotYet;
      }
      const ssize_t got = self().receive(fd);
      if (got < 0) {
        const Result error = whole(got);
        if (error == kNotYet || error == -EINTR || received == 0) return error;
        behind = error;
        return finished();
      }
      received += static_cast<size_t>(got);
      if (got == 0 || received >= size || self().complete(fd)) return finished();
    }
  }

  // The same bytes each time, and perhaps more.
  Result look_at_all(int fd) {
    received = 0;
    const ssize_t got = self().receive(fd);
    if (got < 0) return whole(got);
    received = static_cast<size_t>(got);
    const bool all = got == 0 || received >= size || self().complete(fd);
    return all ? finished() : kNotYet;
  }

  Result finished() {
    over = true;
    return static_cast<Result>(received);
  }

  // Is there more for a call that has received something? The kernel does not join what comes
  // before urgent bytes and what comes after them, and an error, or the end, is for the next call
  // to find: so it must not be asked for by receiving.
  enum class Rest { kSome, kNotYet, kNone };
  static Rest rest_of(int fd) {
    if (sys::sockatmark(fd) == 1) return Rest::kNone;
    int bytes = 0;
    if (sys::ioctl(fd, FIONREAD, &bytes, sizeof bytes) != 0 || bytes > 0) return Rest::kSome;
    pollfd one{fd, static_cast<short>(POLLIN | kPeerEnded), 0};
    if (sys::poll(&one, 1, 0) <= 0) return Rest::kNotYet;
    if ((one.revents & (POLLERR | POLLHUP | kPeerEnded)) != 0) return Rest::kNone;
    // Bytes have come in between.
    return (one.revents & POLLIN) != 0 ? Rest::kSome : Rest::kNotYet;
  }

  // Datagrams are not joined, and of a Unix stream Linux shows just what is there.
  bool joins(int fd) const {
    if (!is_stream(fd)) return false;
#ifdef SO_DOMAIN
    return (flags & MSG_PEEK) == 0 || integer_option(fd, SO_DOMAIN) != AF_UNIX;
#else
    return true;
#endif
  }
};

}  // namespace pysocket
