// The driver of the blocking flavour: runs an operation on the calling thread. On the main thread
// without a timeout, the kernel does the waiting. Otherwise the operation is tried first, and the
// thread waits if the kernel says "not yet".
#pragma once

#include <sys/time.h>

#include <algorithm>

#include "../os/descriptor_mode.h"
#include "../os/kernel_sleep.h"
#include "../os/lease.h"
#include "../os/operation.h"
#include "../os/wait.h"

namespace pysocket {

// Python's three modes (timeout None, which is negative here, 0, and a time limit), and one attempt
// that does not wait, whatever the descriptor's own mode. The promise flavour, which waits
// elsewhere, uses the latter.
enum class Mode { kBlocking, kNonBlocking, kTimeout, kTry };

// lib/waiting/timeout.ts has the same number.
constexpr double kTryOnly = -2;

inline Mode mode_of(double timeout) {
  if (timeout == kTryOnly) return Mode::kTry;
  return timeout < 0 ? Mode::kBlocking : timeout > 0 ? Mode::kTimeout : Mode::kNonBlocking;
}

// Some sockets are reported as ready and still refuse the call, again and again: a Unix datagram
// sender whose peer's queue is full, a Unix connect to a listener whose backlog is full. Polling
// would spin, so the driver pauses instead.
class FalseReadiness {
 public:
  int64_t pause_ns() {
    constexpr int kTolerated = 2;
    constexpr int64_t kFirst = 500000;
    constexpr int64_t kLongest = 20000000;
    if (misses_++ < kTolerated) return 0;
    pause_ = pause_ == 0 ? kFirst : std::min(pause_ * 2, kLongest);
    return pause_;
  }

 private:
  int misses_ = 0;
  int64_t pause_ = 0;
};

// How a sleep in the kernel ended. If it is over, result is the operation's. Otherwise the
// operation goes on by polling.
struct Slept {
  bool over;
  Result result;
};

// Lets the system call itself wait.
template <class Op>
Slept sleep_in_kernel(Op& operation, int fd, Surroundings& around) {
  operation.never_wait = false;
  Result result = -EINTR;
  {
    const Waiter::Scope waiting(around.waiter, fd);
    const KernelSleep sleep;
    // A close or a signal that comes after this check finds the thread waiting, and wakes it.
    if (!closing(fd) && !around.signal_pending()) result = operation.attempt(fd);
  }
  if (result != -EINTR && result != kNotYet) return {true, result};
  if (closing(fd)) return {true, operation.give_up(kNoDescriptor)};
  if (around.signal_pending()) return {true, operation.give_up(-EINTR)};
  if (result == kNotYet) {
    // Either the descriptor's own time limit has expired, or other code has made the descriptor
    // non-blocking, perhaps for one attempt only.
    const bool limited = own_patience(fd, Op::kTimeoutOption) >= 0;
    return {limited, operation.give_up(operation.refusal())};
  }
  around.interrupted = true;
  return {!around.is_alive(), operation.give_up(-ECANCELED)};
}

// Makes attempts that do not wait, and polls between them.
template <class Op>
class Polling {
 public:
  // deadline: the deadline of the whole operation.
  Polling(Op& operation, int fd, const Lease& lease, Mode mode, Deadline deadline,
          Surroundings& around)
      : operation_(operation),
        fd_(fd),
        lease_(lease),
        mode_(mode),
        deadline_(deadline),
        around_(around) {
    operation_.never_wait = true;
    operation_.as_blocking = mode == Mode::kBlocking || mode == Mode::kTry;
    operation_.tries_only = mode == Mode::kTry;
  }

  Result run() {
    if (wait_first()) {
      if (const Result error = wait()) return operation_.give_up(error);
      remember_sleep(woken_.slept > kNoSleep);
    }
    for (;;) {
      const Result result = operation_.attempt(fd_);
      if (result == -EINTR && (mode_ == Mode::kTry || !around_.signal_pending())) continue;
      if (result == -EINTR) return operation_.give_up(result);
      if (result != kNotYet) return told_why(result);
      if (mode_ == Mode::kNonBlocking) return operation_.refusal();
      if (mode_ == Mode::kTry) return operation_.give_up(operation_.refusal());
      if ((woken_.revents & kToldEnd) != 0 && operation_.ended() != kNotYet) {
        return operation_.ended();
      }
      if (!may_wait()) return operation_.give_up(operation_.refusal());
      remember_sleep(true);
      if (const Result error = wait()) return operation_.give_up(error);
    }
  }

 private:
  // In nanoseconds. A poll that finds the descriptor ready usually takes less than kNoSleep, and
  // takes less than kRealSleep even on a busy machine.
  static constexpr int64_t kNoSleep = 1500;
  static constexpr int64_t kRealSleep = 200000;

  void remember_sleep(bool slept) {
    lease_.set_habit(Op::kHabit, slept);
    has_slept_ = slept && mode_ == Mode::kBlocking;
  }

  Result told_why(Result result) const {
    return has_slept_ ? reason_after_sleep(fd_, result) : result;
  }

  // A failed attempt wastes a system call. In a dialogue every receive has to wait, so what the
  // last call did is the best guess.
  bool wait_first() {
    if (mode_ == Mode::kNonBlocking || mode_ == Mode::kTry) return false;
    if (around_.signal_pending()) return false;
    if (Op::kWaitFirst && mode_ == Mode::kTimeout) return true;
    if (Op::kPollFirst && mode_ == Mode::kBlocking) return may_wait() && Op::worth_waiting(fd_);
    return lease_.has_habit(Op::kHabit) && operation_.may_guess() && may_wait();
  }

  // Whether the descriptor itself would wait, and for how long. Other code may have changed that
  // without telling the socket object. Then the kernel's refusal counts, as in CPython.
  bool may_wait() {
    if (!Op::kHeedsMode || mode_ != Mode::kBlocking || asked_) return may_wait_;
    asked_ = true;
    const int64_t limit = own_patience(fd_, Op::kTimeoutOption);
    if (limit > 0) deadline_ = Deadline(static_cast<double>(limit));
    may_wait_ = limit != 0;
    return may_wait_;
  }

  Result wait() {
    Result waited = 0;
    if (woken_.slept > kRealSleep || operation_.progress() != progress_) false_readiness_ = {};
    progress_ = operation_.progress();
    const int64_t rest = false_readiness_.pause_ns();
    if (rest > 0) waited = pause(fd_, rest, deadline_, around_);
    if (waited == 0) waited = wait_ready(fd_, Op::kEvents, deadline_, around_, woken_);
    return waited == kTimedOut && mode_ == Mode::kBlocking ? operation_.refusal() : waited;
  }

  Op& operation_;
  int fd_;
  const Lease& lease_;
  Mode mode_;
  Deadline deadline_;
  Surroundings& around_;
  FalseReadiness false_readiness_;
  bool asked_ = false;
  bool may_wait_ = true;
  // True if the kernel's own blocking call would have slept and been woken.
  bool has_slept_ = false;
  Woken woken_;
  size_t progress_ = 0;
};

template <class Op>
Result run_leased(Op& operation, int fd, const Lease& lease, Mode mode, double timeout,
                  Surroundings& around) {
  around.interrupted = false;
  // A signal whose handler is pending must not keep the call from data that is already there.
  if (mode == Mode::kBlocking && operation.may_sleep_in_kernel() && !around.signal_pending() &&
      around.waiter.can_sleep_in_kernel()) {
    const Slept slept = sleep_in_kernel(operation, fd, around);
    if (slept.over) return slept.result;
  }
  return Polling<Op>(operation, fd, lease, mode, Deadline(timeout), around).run();
}

// timeout: in nanoseconds, negative for none. refuse: whether a flag of the call forbids waiting.
template <class Op>
Result run_inline(Op& operation, int fd, double timeout, Surroundings& around,
                  bool refuse = false) {
  const Lease lease(fd);
  if (!lease.held()) return kNoDescriptor;
  if (const int error = lease.take_error()) return -error;
  const bool asks_to_wait = timeout < 0 && timeout != kTryOnly;
  const Mode mode = refuse && asks_to_wait ? Mode::kNonBlocking : mode_of(timeout);
  if (Op::kResumable) operation.resumes = lease.has_habit(kInterrupted);
  const Result result = run_leased(operation, fd, lease, mode, timeout, around);
  if (Op::kResumable) lease.set_habit(kInterrupted, result == -EINTR);
  if (operation.behind != 0) lease.keep_error(static_cast<int>(-operation.behind));
  return result;
}

}  // namespace pysocket
