#include "wait.h"

#include <algorithm>

#include "kernel_sleep.h"
#include "lease.h"
#include "poll.h"

namespace pysocket {
namespace {

constexpr int64_t kMillisecond = 1000000;

int64_t left_of(Deadline& deadline) { return deadline.none() ? kForever : deadline.left(); }

// Why a wait is over before its time, or 0. To be asked after Waiter::Scope began: whoever closes
// or signals later than this finds us waiting, and wakes us.
Result ended(int fd, const Surroundings& around) {
  if (closing(fd)) return -EBADF;
  return around.signal_pending() ? -EINTR : 0;
}

// A deadline of the main thread's that is worth the alarm. Shorter ones would let it ring too
// often.
bool worth_an_alarm(int64_t limit, const Surroundings& around) {
  return around.waiter.sleeps_in_kernel() && limit >= 100 * kMillisecond && limit != kForever;
}

Result poll_with_alarm(pollfd* fds, unsigned count, int64_t limit, int64_t& slept) {
  const int64_t from = monotonic_ns();
  set_alarm(from + limit);
  const Result ready = poll_for(fds, count, kForever, slept);
  slept = monotonic_ns() - from;
  return ready;
}

// Sleeps once: what poll saw of fd, 0 when it may not be ready, or an error.
Result doze(int fd, short events, int64_t limit, int64_t& slept, Surroundings& around) {
  const int64_t slice = around.look_up_ms * kMillisecond;
  if (slice > 0) limit = std::min(limit, slice);
  pollfd fds[2];
  unsigned count = 0;
  if (events != 0) fds[count++] = {fd, events, 0};
  const unsigned waker = count;
  // The main thread is woken from any system call, and need not poll for it.
  if (!around.waiter.sleeps_in_kernel()) fds[count++] = {around.waiter.wake_fd(), POLLIN, 0};
  const Result ready = worth_an_alarm(limit, around) ? poll_with_alarm(fds, count, limit, slept)
                                                     : poll_for(fds, count, limit, slept);
  if (ready < 0 && ready != -EINTR) return ready;
  if (ready > 0 && waker < count && fds[waker].revents != 0) around.waiter.drain();
  if (ready > 0 && events != 0 && fds[0].revents != 0) return fds[0].revents;
  return slice > 0 && !around.alive(around.alive_argument) ? -ECANCELED : 0;
}

}  // namespace

Result wait_ready(int fd, short events, Deadline& deadline, Surroundings& around, Woken& woken) {
  // A poll that sleeps takes longer than this.
  constexpr int64_t kNoSleep = 1500;
  const Waiter::Scope waiting(around.waiter, fd);
  const KernelSleep sleep(around.waiter.sleeps_in_kernel());
  woken = {};
  for (;;) {
    if (const Result error = ended(fd, around)) return error;
    const int64_t left = left_of(deadline);
    if (left == 0) return kTimedOut;
    int64_t took = 0;
    const Result seen = doze(fd, events, left, took, around);
    deadline.waited(took);
    woken.slept = woken.slept || took > kNoSleep;
    if (seen < 0) return seen;
    if (seen == 0) continue;
    woken.revents = static_cast<short>(seen);
    return closing(fd) ? -EBADF : 0;
  }
}

Result pause(int fd, int64_t nanoseconds, Deadline& deadline, Surroundings& around) {
  const Waiter::Scope waiting(around.waiter, fd);
  const KernelSleep sleep(around.waiter.sleeps_in_kernel());
  Deadline until(static_cast<double>(nanoseconds));
  for (;;) {
    if (const Result error = ended(fd, around)) return error;
    const int64_t left = std::min(left_of(deadline), until.left());
    if (left_of(deadline) == 0) return kTimedOut;
    if (left == 0) return 0;
    int64_t took = 0;
    const Result error = doze(fd, 0, left, took, around);
    deadline.waited(took);
    until.waited(took);
    if (error != 0) return error;
  }
}

}  // namespace pysocket
