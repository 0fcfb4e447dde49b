// One operation, several drivers. An operation has inputs, outputs and attempt(fd): one system
// call. A driver (engine/inline.h: on the calling thread) decides about waiting.
#pragma once

#include <poll.h>
#include <sys/socket.h>

#include <cstddef>
#include <cstdint>

#include "result.h"
#include "sys.h"

namespace pysocket {

// An attempt's answer: would have to wait.
constexpr Result kNotYet = -0x10001;

#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
#else
constexpr int kNoSignal = 0;  // Node ignores SIGPIPE process-wide
#endif

// No system call moves more bytes at once (Linux's MAX_RW_COUNT), so neither does a call of ours.
constexpr size_t kMostBytes = 0x7ffff000;

// The peer's end of a stream: what poll is asked for, where it has to be asked, and what it tells.
#ifdef POLLRDHUP
constexpr short kPeerEnded = POLLRDHUP;
constexpr short kToldEnd = POLLRDHUP;
#else
constexpr short kPeerEnded = 0;
constexpr short kToldEnd = POLLHUP;
#endif

// What a descriptor is remembered for between calls: see Lease::has_habit().
constexpr uint8_t kNoHabit = 0;
constexpr uint8_t kReceivesWait = 1;
constexpr uint8_t kSendsWait = 2;
constexpr uint8_t kAcceptsWait = 4;
constexpr uint8_t kInterrupted = 8;

// Is there an error to fetch, or nobody who takes bytes? Asked without fetching it, which the
// kernel lets one call do only.
inline bool has_failed(int fd) {
  pollfd one{fd, POLLOUT, 0};
  return sys::poll(&one, 1, 0) > 0 && (one.revents & (POLLERR | POLLHUP)) != 0;
}

// Linux tells a sender that slept why the peer of its Unix socket is gone, and one that asks again
// only that it is: EPIPE for an error that is still there to be fetched.
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

// Bytes in order, which may be cut anywhere and joined again?
inline bool is_stream(int fd) {
  int type = SOCK_STREAM;
  socklen_t length = sizeof type;
  sys::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length);
  return type == SOCK_STREAM;
}

struct Operation {
  bool valid = true;  // false: its memory is none

  // An attempt must not block, whatever the mode of the descriptor: the mode is not ours alone, and
  // may change at any moment. False only for the kernel's own sleep (os/kernel_sleep.h).
  bool never_wait = true;
  // To the caller the descriptor is a blocking one: a send takes all bytes of a stream, MSG_WAITALL
  // waits for all.
  bool as_blocking = false;
  // The last call of this kind was interrupted (kResumable), and this one goes on with it.
  bool resumes = false;
  // An error that the kernel tells once came after there was something to answer: the next call on
  // the number gets it.
  Result behind = 0;
  // There will be one attempt only: the driver waits neither before nor after it.
  bool tries_only = false;

  // What to poll for before the next attempt, and the option that limits the kernel's own wait.
  static constexpr short kEvents = POLLIN;
  static constexpr int kTimeoutOption = SO_RCVTIMEO;
  // No flag keeps this call from blocking: look before the first attempt.
  static constexpr bool kPollFirst = false;
  static bool worth_waiting(int) { return true; }
  // Does O_NONBLOCK keep it from waiting?
  static constexpr bool kHeedsMode = true;
  // With a timeout every attempt is preceded by a wait.
  static constexpr bool kWaitFirst = false;
  // If the last call of this kind had to wait, this one will: poll before the first attempt.
  static constexpr uint8_t kHabit = kNoHabit;
  static constexpr bool kResumable = false;
  // May this very call be answered at once where poll would say nothing? Then no guess is made.
  static bool may_guess() { return true; }
  // Interrupted in the kernel, would it answer something else than it would have otherwise? Then it
  // does not sleep there.
  static bool may_sleep_in_kernel() { return true; }

  // Grows as the operation gets on.
  size_t progress() const { return 0; }
  // The answer to an attempt that got nothing although poll says that nothing will come any more;
  // kNotYet: none.
  static Result ended() { return kNotYet; }

  // The answer when waiting is not allowed.
  Result refusal() const { return -EWOULDBLOCK; }
  // The answer when the wait ended with an error (timed out, closed, interrupted).
  Result give_up(Result error) const { return error; }

 protected:
  // Of receives: see nonwaiting_send.h for the others.
  int dont_wait() const { return never_wait ? MSG_DONTWAIT : 0; }

  static Result not_yet_or_failure() {
    return errno == EAGAIN || errno == EWOULDBLOCK ? kNotYet : failure();
  }
};

}  // namespace pysocket
