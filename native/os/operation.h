// One operation, several drivers. An operation has inputs, outputs and attempt(fd): one system
// call. A driver (engine/inline.h: on the calling thread) decides about waiting.
#pragma once

#include <poll.h>
#include <sys/socket.h>

#include <cstddef>

#include "result.h"

namespace pysocket {

// An attempt's answer: would have to wait.
constexpr Result kNotYet = -0x10001;

#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
#else
constexpr int kNoSignal = 0;  // Node ignores SIGPIPE process-wide
#endif

// No system call moves more bytes at once (Linux's MAX_RW_COUNT), and a Result has room for that
// many.
constexpr size_t kMostBytes = 0x7ffff000;

// The peer's end of a stream, where poll can tell it.
#ifdef POLLRDHUP
constexpr short kPeerEnded = POLLRDHUP;
#else
constexpr short kPeerEnded = 0;
#endif

struct Operation {
  bool valid = true;  // false: its memory is none

  // The descriptor would block and the driver does not want that: an attempt has to ask not to.
  bool never_wait = false;
  // So does this, and there will be one attempt only: the driver does not poll before it.
  bool tries_only = false;

  // What to poll for before the next attempt, and the option that limits the kernel's own wait.
  static constexpr short kEvents = POLLIN;
  static constexpr int kTimeoutOption = SO_RCVTIMEO;
  // No flag keeps this call from blocking: look before the first attempt.
  static constexpr bool kPollFirst = false;
  static bool worth_waiting(int) { return true; }
  // With a timeout every attempt is preceded by a wait.
  static constexpr bool kWaitFirst = false;
  // May a driver that expects to wait poll before the first attempt?
  static constexpr bool kMayPollFirst = true;

  // Grows as the operation gets on.
  size_t progress() const { return 0; }
  // The answer to an attempt that got nothing although poll says that nothing will come any more;
  // kNotYet: none.
  static Result ended() { return kNotYet; }

  // The answer when waiting is not allowed.
  Result refusal() const { return -EAGAIN; }
  // The answer when the wait ended with an error (timed out, closed, interrupted).
  Result give_up(Result error) const { return error; }

 protected:
  int dont_wait() const { return never_wait ? MSG_DONTWAIT : 0; }

  static Result not_yet_or_failure() {
    return errno == EAGAIN || errno == EWOULDBLOCK ? kNotYet : failure();
  }
};

}  // namespace pysocket
