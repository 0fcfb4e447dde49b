#include "wait.h"

#include <algorithm>

#include "lease.h"
#include "poll.h"

namespace pysocket {
namespace {

constexpr int64_t kMillisecond = 1000000;
// The limit without a deadline. There is one, because poll reports how long it slept only with a
// limit.
constexpr int64_t kHour = kMillisecond * 3600 * 1000;
// How often a call that was interrupted checks whether JavaScript can still run.
constexpr int kLookUpMs = 40;

int64_t left_of(Deadline& deadline) { return deadline.none() ? kHour : deadline.left(); }

int look_up_ms(const Surroundings& around) {
  return around.look_up_ms > 0 || !around.interrupted ? around.look_up_ms : kLookUpMs;
}

// Why a wait ends early, or 0. Must be asked after Waiter::Scope has begun: a close or a signal
// that comes later finds the thread waiting, and wakes it.
Result ended(int fd, const Surroundings& around) {
  if (closing(fd)) return kNoDescriptor;
  return around.signal_pending() ? -EINTR : 0;
}

// Sleeps once, on these rows and the one behind them. Returns the number of rows that are ready, 0
// if there may be none, or an error.
Result doze(pollfd* rows, unsigned count, int64_t limit, int64_t& slept, Surroundings& around) {
  const int64_t slice = look_up_ms(around) * kMillisecond;
  if (slice > 0) limit = std::min(limit, slice);
  pollfd& waker = rows[count];
  waker = {around.waiter.wake_fd(), POLLIN, 0};
  const Result ready = poll_for(rows, count + 1, limit, slept);
  if (ready == -EINTR) {
    around.interrupted = true;
  } else if (ready < 0) {
    return ready;
  }
  const bool woken = ready > 0 && waker.revents != 0;
  if (woken) around.waiter.drain();
  if (ready > (woken ? 1 : 0)) return ready - (woken ? 1 : 0);
  return (slice > 0 || ready == -EINTR) && !around.is_alive() ? -ECANCELED : 0;
}

}  // namespace

Result wait_ready(int fd, short events, Deadline& deadline, Surroundings& around, Woken& woken) {
  const Waiter::Scope waiting(around.waiter, fd);
  woken = {};
  for (;;) {
    if (const Result error = ended(fd, around)) return error;
    const int64_t left = left_of(deadline);
    if (left == 0) return kTimedOut;
    int64_t took = 0;
    pollfd rows[] = {{fd, events, 0}, {}};
    const Result seen = doze(rows, 1, left, took, around);
    deadline.waited(took);
    woken.slept += took;
    if (seen < 0) return seen;
    if (seen == 0) continue;
    woken.revents = rows[0].revents;
    return closing(fd) ? kNoDescriptor : 0;
  }
}

Result pause(int fd, int64_t nanoseconds, Deadline& deadline, Surroundings& around) {
  const Waiter::Scope waiting(around.waiter, fd);
  Deadline until(static_cast<double>(nanoseconds));
  for (;;) {
    if (const Result error = ended(fd, around)) return error;
    const int64_t left = std::min(left_of(deadline), until.left());
    if (left_of(deadline) == 0) return kTimedOut;
    if (left == 0) return 0;
    int64_t took = 0;
    pollfd waker{};
    const Result error = doze(&waker, 0, left, took, around);
    deadline.waited(took);
    until.waited(took);
    if (error != 0) return error;
  }
}

Result wait_any(pollfd* rows, unsigned count, Deadline& deadline, Surroundings& around) {
  if (count > 0 && left_of(deadline) != 0 && around.luck.tries()) {
    int64_t none = 0;
    const Result seen = doze(rows, count, 0, none, around);
    around.luck.tell(seen > 0);
    if (seen != 0) return seen;
  }
  for (;;) {
    const bool interrupted = around.signal_pending();
    const int64_t left = interrupted ? 0 : left_of(deadline);
    int64_t took = 0;
    const Result seen = doze(rows, count, left, took, around);
    deadline.waited(took);
    if (seen != 0) return seen;
    if (!deadline.none() && deadline.left() == 0) return 0;
    if (interrupted) return -EINTR;
  }
}

}  // namespace pysocket
