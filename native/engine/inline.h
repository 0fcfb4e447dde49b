// The driver of the blocking flavour: runs an operation on the calling thread, trying first and
// waiting only when the kernel said "not yet".
#pragma once

#include <fcntl.h>

#include <algorithm>

#include "../os/lease.h"
#include "../os/operation.h"
#include "../os/wait.h"

namespace pysocket {

// Python's modes: None (negative), 0 and a time limit.
enum class Mode { kBlocking, kNonBlocking, kTimeout };

inline Mode mode_of(double timeout) {
  return timeout < 0 ? Mode::kBlocking : timeout == 0 ? Mode::kNonBlocking : Mode::kTimeout;
}

inline bool descriptor_is_nonblocking(int fd) {
  const int flags = fcntl(fd, F_GETFL);
  return flags >= 0 && (flags & O_NONBLOCK) != 0;
}

// Some sockets are "ready" and refuse all the same, again and again: a Unix datagram sender whose
// peer is full, a Unix connect to a full listener. Polling would spin; pause instead.
class FalseReadiness {
 public:
  int64_t pause_ns() {
    constexpr int kTolerated = 2;
    constexpr int64_t kFirst = 500000, kLongest = 20000000;
    if (misses_++ < kTolerated) return 0;
    pause_ = pause_ == 0 ? kFirst : std::min(pause_ * 2, kLongest);
    return pause_;
  }

 private:
  int misses_ = 0;
  int64_t pause_ = 0;
};

// timeout in nanoseconds, negative for none. refuse: the caller asked for MSG_DONTWAIT.
template <class Op>
Result run_inline(Op& operation, int fd, double timeout, Surroundings& around,
                  bool refuse = false) {
  const Lease lease(fd);
  if (!lease.held()) return -EBADF;
  const Mode mode = refuse && timeout < 0 ? Mode::kNonBlocking : mode_of(timeout);
  Deadline deadline(timeout);
  FalseReadiness false_readiness;
  operation.descriptor_blocks = mode == Mode::kBlocking;

  bool wait_first = Op::kPollFirst && mode == Mode::kBlocking && !descriptor_is_nonblocking(fd) &&
                    Op::worth_waiting(fd);
  bool asked = false;
  for (;;) {
    if (!wait_first) {
      const Result result = operation.attempt(fd);
      if (result == -EINTR) {
        if (around.signal_pending()) return operation.give_up(-EINTR);
        continue;
      }
      if (result != kNotYet) return result;
      if (mode == Mode::kNonBlocking) return operation.refusal();
      // Somebody made the descriptor non-blocking without telling the socket object: then the
      // kernel's refusal is the answer, as it is CPython's.
      if (mode == Mode::kBlocking && !asked) {
        asked = true;
        if (descriptor_is_nonblocking(fd)) return operation.give_up(operation.refusal());
      }
    }
    wait_first = false;
    if (const int64_t pause = false_readiness.pause_ns()) {
      const Result paused = wait_ready(fd, 0, deadline, around, pause);
      if (paused < 0) return operation.give_up(paused);
    }
    const Result waited = wait_ready(fd, Op::kEvents, deadline, around);
    if (waited < 0) return operation.give_up(waited);
  }
}

}  // namespace pysocket
