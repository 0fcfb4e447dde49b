#include "kqueue.h"

#ifdef PYSOCKET_HAS_KQUEUE

#include "lease.h"

namespace pysocket {
namespace {

// Makes the changes, and collects the events that are there, without waiting.
Result look(int queue, const Control& control, int change_count) {
  const timespec now{};
  const int count =
      sys::kevent(queue, control.changes, change_count, control.events, control.most, &now);
  return count < 0 ? failure() : count;
}

}  // namespace

// Never sleeps in kevent(2) itself, because nothing could wake the thread there.
Result kqueue_control(int queue, const Control& control, Deadline& deadline, Surroundings& around) {
  const Lease lease(queue);
  if (!lease.held()) return kNoDescriptor;
  Result seen = look(queue, control, control.change_count);
  // A signal ends the call only after the changes, so they are not made again.
  while (seen == 0 || seen == -EINTR) {
    if (seen == 0) {
      if (control.most == 0 || (!deadline.none() && deadline.left() == 0)) return 0;
      Woken woken;
      const Result waited = wait_ready(queue, POLLIN, deadline, around, woken);
      if (waited < 0 && waited != kTimedOut) return waited;
    }
    seen = look(queue, control, 0);
  }
  return seen;
}

}  // namespace pysocket

#endif
