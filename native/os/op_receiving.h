// The common part of recv(2), recvfrom(2) and recvmsg(2): MSG_WAITALL, and how the calls end. The
// operation itself has receive(fd), which makes one system call for the data that is still to come.
#pragma once

#include <algorithm>
#include <cstddef>

#include "operation.h"

namespace pysocket {

template <class Op>
struct Receiving : Operation {
  static constexpr short kEvents = POLLIN | kPeerEnded;
  static constexpr uint8_t kHabit = kReceivesWait;

  size_t size;  // how much there is room for in all
  int flags;
  size_t received = 0;
  // For one attempt in a series (tries_only) with MSG_WAITALL: whether it joins what it gets, and
  // whether it is not the first.
  bool joins_attempts = false;
  bool goes_on = false;
  // True if nothing more belongs to the received data.
  bool over = false;

  // Urgent bytes and queued errors are never waited for, and poll reports them by other events, so
  // the driver makes no guess.
  bool may_guess() const { return (flags & ~(MSG_PEEK | MSG_WAITALL | MSG_TRUNC)) == 0; }
  // If it is interrupted, MSG_WAITALL returns what it has.
  bool may_sleep_in_kernel() const { return (flags & MSG_WAITALL) == 0; }

  Result attempt(int fd) {
    size = std::min(size, kMostBytes);
    // MSG_WAITALL together with MSG_DONTWAIT would not wait for everything, so the loop is here.
    const bool wanted = tries_only ? joins_attempts : as_blocking;
    if (wanted && (flags & MSG_WAITALL) != 0 && joins(fd)) {
      return (flags & MSG_PEEK) != 0 ? look_at_all(fd) : attempt_all(fd);
    }
    const Result got = whole(self().receive(fd));
    over = got != kNotYet;
    return got;
  }

  size_t progress() const { return received; }

  // Winsock refuses MSG_WAITALL on a non-blocking socket, and on Windows each one is. Python's
  // users see that refusal when there is a timeout. A call that waits joins the data itself.
  int flags_of_call() const {
#ifdef _WIN32
    if (as_blocking) return flags & ~MSG_WAITALL;
#endif
    return flags | dont_wait();
  }

  // Linux ends MSG_WAITALL with the message that brought descriptors, whether they were taken or
  // not. On a Unix stream, MSG_CTRUNC reports descriptors for which there was no room. But with
  // SO_PASSCRED it may also report the sender's credentials, which come with each message.
  static bool dropped_descriptors([[maybe_unused]] int fd, [[maybe_unused]] int message_flags) {
#if defined(SO_DOMAIN) && defined(SO_PASSCRED)
    return (message_flags & MSG_CTRUNC) != 0 && integer_option(fd, SO_DOMAIN) == AF_UNIX &&
           integer_option(fd, SO_PASSCRED) == 0;
#else
    return false;
#endif
  }

  // If reading has been shut down, a blocking call returns at once, but one that does not wait is
  // refused. With MSG_WAITALL, the rest of the data will not come.
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

  // Receives the same bytes each time, and perhaps more.
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

  // Whether there is more for a call that has received something. Receiving must not be the way to
  // find out: the kernel does not join what comes before urgent bytes and what comes after them,
  // and an error, or the end, is for the next call to find.
  enum class Rest { kSome, kNotYet, kNone };
  static Rest rest_of(int fd) {
    if (sys::sockatmark(fd) == 1) return Rest::kNone;
    int bytes = 0;
    if (sys::ioctl(fd, FIONREAD, &bytes, sizeof bytes) != 0 || bytes > 0) return Rest::kSome;
    pollfd one{fd, static_cast<short>(POLLIN | kPeerEnded), 0};
    if (sys::poll(&one, 1, 0) <= 0) return Rest::kNotYet;
    if ((one.revents & (POLLERR | POLLHUP | kPeerEnded)) != 0) return Rest::kNone;
    // Bytes have arrived since FIONREAD.
    return (one.revents & POLLIN) != 0 ? Rest::kSome : Rest::kNotYet;
  }

  // Datagrams are not joined, and with MSG_PEEK Linux shows only what is there of a Unix stream.
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
