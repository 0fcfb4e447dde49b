#include "wait.h"

#include <poll.h>

#include <algorithm>

#include "lease.h"

namespace pysocket {
namespace {

constexpr int64_t kMillisecond = 1000000;
constexpr int64_t kForever = INT64_MAX;

// Poll counts in milliseconds; round up, or a wait of the last half millisecond would spin.
int to_poll_timeout(int64_t nanoseconds) {
  if (nanoseconds == kForever) return -1;
  return static_cast<int>(
      std::min<int64_t>((nanoseconds + kMillisecond - 1) / kMillisecond, 24 * 3600 * 1000));
}

}  // namespace

Result wait_ready(int fd, short events, Deadline& deadline, Surroundings& around,
                  int64_t pause_ns) {
  const Waiter::Scope waiting(around.waiter, fd);
  const int64_t pause_until = pause_ns > 0 ? monotonic_ns() + pause_ns : 0;
  for (;;) {
    // After wait_on(): whoever closes later than this sees us in the list and wakes us.
    if (closing(fd)) return -EBADF;
    if (around.signal_pending()) return -EINTR;

    int64_t left = kForever;
    if (!deadline.none()) {
      left = deadline.left();
      if (left == 0) return kTimedOut;
    }
    if (pause_until != 0) left = std::min(left, std::max<int64_t>(0, pause_until - monotonic_ns()));
    const bool slice = around.look_up_ms > 0 && left > around.look_up_ms * kMillisecond;
    if (slice) left = around.look_up_ms * kMillisecond;

    pollfd fds[2] = {{around.waiter.wake_fd(), POLLIN, 0}, {fd, events, 0}};
    const int ready = ::poll(fds, events != 0 ? 2 : 1, to_poll_timeout(left));
    if (ready < 0 && errno != EINTR) return failure();
    if (ready > 0) {
      if (fds[0].revents != 0) around.waiter.drain();
      if (events != 0 && fds[1].revents != 0 && !closing(fd)) return 0;
    }
    if (around.look_up_ms > 0 && !around.alive(around.alive_argument)) return -ECANCELED;
    if (pause_until != 0 && monotonic_ns() >= pause_until) return closing(fd) ? -EBADF : 0;
  }
}

}  // namespace pysocket
