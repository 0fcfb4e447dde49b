// One operation, several drivers. An operation has inputs, outputs and attempt(fd), which makes one
// system call. A driver decides about waiting (engine/inline.h does so on the calling thread).
#pragma once

#include <poll.h>
#include <sys/socket.h>

#include <cstddef>
#include <cstdint>

#include "result.h"
#include "sys.h"

namespace pysocket {

// The result of an attempt that would have to wait.
constexpr Result kNotYet = -0x10001;

#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
#else
constexpr int kNoSignal = 0;  // Node ignores SIGPIPE process-wide
#endif

// No system call moves more bytes at once (Linux's MAX_RW_COUNT), so neither does a call of ours.
constexpr size_t kMostBytes = 0x7ffff000;

// The peer's end of a stream: the event to poll for, on systems that need one, and the event that
// poll reports.
#ifdef POLLRDHUP
constexpr short kPeerEnded = POLLRDHUP;
constexpr short kToldEnd = POLLRDHUP;
#else
constexpr short kPeerEnded = 0;
constexpr short kToldEnd = POLLHUP;
#endif

// The habits of a descriptor that are remembered between calls; see Lease::has_habit().
constexpr uint8_t kNoHabit = 0;
constexpr uint8_t kReceivesWait = 1;
constexpr uint8_t kSendsWait = 2;
constexpr uint8_t kAcceptsWait = 4;
constexpr uint8_t kInterrupted = 8;

// Whether there is an error to fetch, or the peer takes no bytes any more. Does not fetch the
// error, which the kernel gives to one call only.
inline bool has_failed(int fd) {
  pollfd one{fd, POLLOUT, 0};
  return sys::poll(&one, 1, 0) > 0 && (one.revents & (POLLERR | POLLHUP)) != 0;
}

// Linux tells a sender that has slept why the peer of its Unix socket is gone. A sender that asks
// again only gets EPIPE, while the error is still there to be fetched.
inline Result reason_after_sleep([[maybe_unused]] int fd, Result result) {
#ifdef __linux__
  if (result == -EPIPE) {
    int error = 0;
    socklen_t length = sizeof error;
    if (sys::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) == 0 && error != 0)
      return -error;
  }
#endif
  return result;
}

// True for a byte stream, whose data may be split and joined anywhere.
inline bool is_stream(int fd) {
  int type = SOCK_STREAM;
  socklen_t length = sizeof type;
  sys::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length);
  return type == SOCK_STREAM;
}

struct Operation {
  bool valid = true;  // false: it was given no memory

  // True if an attempt must not block, whatever the mode of the descriptor: other code shares the
  // mode and may change it at any moment. False only for the kernel's own sleep
  // (os/kernel_sleep.h).
  bool never_wait = true;
  // True if the descriptor is a blocking one for the caller: a send takes all bytes of a stream,
  // and MSG_WAITALL waits for all.
  bool as_blocking = false;
  // True if the last call of this kind was interrupted (kResumable), and this one goes on with it.
  bool resumes = false;
  // An error that the kernel reports once and that came when there was something to return. The
  // next call on the number gets it.
  Result behind = 0;
  // True if there will be only one attempt: the driver waits neither before nor after it.
  bool tries_only = false;

  // The events to poll for before the next attempt, and the option that limits the kernel's own
  // wait.
  static constexpr short kEvents = POLLIN;
  static constexpr int kTimeoutOption = SO_RCVTIMEO;
  // True if no flag keeps this call from blocking, so that the driver looks before the first
  // attempt.
  static constexpr bool kPollFirst = false;
  static bool worth_waiting(int) { return true; }
  // Whether O_NONBLOCK keeps the call from waiting.
  static constexpr bool kHeedsMode = true;
  // True if every attempt with a timeout is preceded by a wait.
  static constexpr bool kWaitFirst = false;
  // If the last call of this kind had to wait, this one is expected to wait too, so the driver
  // polls before the first attempt.
  static constexpr uint8_t kHabit = kNoHabit;
  static constexpr bool kResumable = false;
  // False if this very call may be answered at once where poll would report nothing. Then the
  // driver makes no guess.
  static bool may_guess() { return true; }
  // False if the call would return something else when it is interrupted in the kernel. Then it
  // does not sleep there.
  static bool may_sleep_in_kernel() { return true; }

  // Grows as the operation makes progress.
  size_t progress() const { return 0; }
  // The answer to an attempt that got nothing although poll says that nothing more will come.
  // kNotYet if there is none.
  static Result ended() { return kNotYet; }

  // The answer when waiting is not allowed.
  Result refusal() const { return -EWOULDBLOCK; }
  // The answer when the wait ended with an error (timed out, closed, interrupted).
  Result give_up(Result error) const { return error; }

 protected:
  // For receives; see nonwaiting_send.h for sends.
  int dont_wait() const { return never_wait ? MSG_DONTWAIT : 0; }

  static Result not_yet_or_failure() {
    return errno == EAGAIN || errno == EWOULDBLOCK ? kNotYet : failure();
  }
};

}  // namespace pysocket
