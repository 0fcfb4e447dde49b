#include "wait.h"

#include <poll.h>

#include <algorithm>

#include "lease.h"

namespace pysocket {
namespace {

constexpr int64_t kMillisecond = 1000000;
constexpr int64_t kDay = int64_t{24} * 3600 * 1000;  // in milliseconds
constexpr int64_t kForever = INT64_MAX;

// Poll counts in milliseconds; round up, or a wait of the last half millisecond would spin.
int to_poll_timeout(int64_t nanoseconds) {
  if (nanoseconds == kForever) return -1;
  return static_cast<int>(std::min((nanoseconds + kMillisecond - 1) / kMillisecond, kDay));
}

int64_t left_of(Deadline& deadline) { return deadline.none() ? kForever : deadline.left(); }

// Why a wait is over before its time, or 0. To be asked after Waiter::Scope began: whoever closes
// or signals later than this finds us waiting, and wakes us.
Result ended(int fd, const Surroundings& around) {
  if (closing(fd)) return -EBADF;
  return around.signal_pending() ? -EINTR : 0;
}

// Sleeps once: 1 when fd is ready, 0 when it may not be, or an error.
Result doze(int fd, short events, int64_t nanoseconds, Surroundings& around) {
  const int64_t slice = around.look_up_ms * kMillisecond;
  if (slice > 0) nanoseconds = std::min(nanoseconds, slice);
  pollfd fds[2] = {{around.waiter.wake_fd(), POLLIN, 0}, {fd, events, 0}};
  const int ready = ::poll(fds, events != 0 ? 2 : 1, to_poll_timeout(nanoseconds));
  if (ready < 0 && errno != EINTR) return failure();
  if (ready > 0 && fds[0].revents != 0) around.waiter.drain();
  if (ready > 0 && events != 0 && fds[1].revents != 0) return 1;
  return slice > 0 && !around.alive(around.alive_argument) ? -ECANCELED : 0;
}

}  // namespace

Result wait_ready(int fd, short events, Deadline& deadline, Surroundings& around) {
  const Waiter::Scope waiting(around.waiter, fd);
  for (;;) {
    if (const Result error = ended(fd, around)) return error;
    const int64_t left = left_of(deadline);
    if (left == 0) return kTimedOut;
    const Result woken = doze(fd, events, left, around);
    if (woken < 0) return woken;
    if (woken > 0) return closing(fd) ? -EBADF : 0;
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
    if (const Result error = doze(fd, 0, left, around)) return error;
  }
}

}  // namespace pysocket
