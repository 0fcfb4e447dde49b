#include "epoll.h"

#include "lease.h"
#include "sys.h"

#ifdef __linux__

namespace pysocket {
namespace {

Result take(int epoll, epoll_event* events, int most) {
  const int count = sys::epoll_wait(epoll, events, most, 0);
  return count < 0 ? failure() : count;
}

}  // namespace

// Never sleeps in epoll_wait(2) itself, because nothing could wake the thread there.
Result epoll_collect(int epoll, epoll_event* events, int most, Deadline& deadline,
                     Surroundings& around) {
  const Lease lease(epoll);
  if (!lease.held()) return kNoDescriptor;
  for (;;) {
    const Result taken = take(epoll, events, most);
    if (taken != 0 && taken != -EINTR) return taken;
    if (!deadline.none() && deadline.left() == 0) return 0;
    Woken woken;
    const Result waited = wait_ready(epoll, POLLIN, deadline, around, woken);
    if (waited < 0 && waited != kTimedOut) return waited;
  }
}

}  // namespace pysocket

#endif
