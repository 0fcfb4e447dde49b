// The driver of the blocking flavour: runs an operation on the calling thread. On the main thread
// without a timeout the kernel does the waiting; otherwise the operation is tried first, and the
// thread waits when the kernel said "not yet".
#pragma once

#include <sys/time.h>

#include <algorithm>

#include "../os/descriptor_mode.h"
#include "../os/kernel_sleep.h"
#include "../os/lease.h"
#include "../os/operation.h"
#include "../os/wait.h"

namespace pysocket {

// Python's modes: None (negative), 0 and a time limit.
enum class Mode { kBlocking, kNonBlocking, kTimeout };

inline Mode mode_of(double timeout) {
  return timeout < 0 ? Mode::kBlocking : timeout == 0 ? Mode::kNonBlocking : Mode::kTimeout;
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

// The system call waits.
template <class Op>
Result run_in_kernel(Op& operation, int fd, Surroundings& around) {
  const Waiter::Scope waiting(around.waiter, fd);
  const KernelSleep sleep;
  for (;;) {
    // Whoever closes or signals later than this finds us waiting, and wakes us.
    if (closing(fd)) return operation.give_up(-EBADF);
    if (around.signal_pending()) return operation.give_up(-EINTR);
    const Result result = operation.attempt(fd);
    if (result == kNotYet) return operation.give_up(operation.refusal());
    if (result != -EINTR) return result;
  }
}

// Attempts that do not wait, and poll between them. deadline: of the whole operation.
template <class Op>
Result run_polling(Op& operation, int fd, Mode mode, Deadline deadline, Surroundings& around) {
  FalseReadiness false_readiness;
  operation.never_wait = mode == Mode::kBlocking;
  bool wait_first = false;
  bool asked = false;

  // What would the descriptor do itself? Others may have changed that without telling the socket
  // object: then it is the kernel's refusal that counts, as with CPython.
  const auto ask = [&] {
    asked = true;
    const int64_t limit = own_patience(fd, Op::kTimeoutOption);
    if (limit > 0) deadline = Deadline(static_cast<double>(limit));
    return limit != 0;
  };
  if (Op::kPollFirst && mode == Mode::kBlocking) wait_first = ask() && Op::worth_waiting(fd);

  for (;;) {
    if (!wait_first) {
      const Result result = operation.attempt(fd);
      if (result == -EINTR) {
        if (around.signal_pending()) return operation.give_up(-EINTR);
        continue;
      }
      if (result != kNotYet) return result;
      if (mode == Mode::kNonBlocking) return operation.refusal();
      if (mode == Mode::kBlocking && !asked && !ask()) {
        return operation.give_up(operation.refusal());
      }
    }
    wait_first = false;
    Result waited = 0;
    if (const int64_t pause = false_readiness.pause_ns()) {
      waited = wait_ready(fd, 0, deadline, around, pause);
    }
    if (waited >= 0) waited = wait_ready(fd, Op::kEvents, deadline, around);
    if (waited == kTimedOut && mode == Mode::kBlocking) waited = operation.refusal();
    if (waited < 0) return operation.give_up(waited);
  }
}

// timeout in nanoseconds, negative for none. refuse: a flag of the call forbids waiting.
template <class Op>
Result run_inline(Op& operation, int fd, double timeout, Surroundings& around,
                  bool refuse = false) {
  const Lease lease(fd);
  if (!lease.held()) return -EBADF;
  const Mode mode = refuse && timeout < 0 ? Mode::kNonBlocking : mode_of(timeout);
  // A signal that waits for its handler must not keep the call from what is there already.
  if (mode == Mode::kBlocking && around.waiter.sleeps_in_kernel() && !around.signal_pending()) {
    return run_in_kernel(operation, fd, around);
  }
  return run_polling(operation, fd, mode, Deadline(timeout), around);
}

}  // namespace pysocket
