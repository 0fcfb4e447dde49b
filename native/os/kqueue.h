// kqueue(2) for programs, and the queue of the engine (engine/poller_kqueue.cc).
#pragma once

#include "platform.h"

#ifdef PYSOCKET_HAS_KQUEUE

#include <fcntl.h>
#include <sys/types.h>
// Must come after the types that it needs.
#include <sys/event.h>
#include <sys/time.h>

#include "sys.h"
#include "wait.h"

namespace pysocket {

inline Result kqueue_open() {
  const int fd = sys::kqueue();
  if (fd < 0) return failure();
  sys::fcntl(fd, F_SETFD, FD_CLOEXEC);
  return fd;
}

// The arguments of kqueue_control(). Without room for events it only makes the changes, and does
// not wait.
struct Control {
  const struct kevent* changes;
  int change_count;
  struct kevent* events;
  int most;
};

// Makes the changes once, and collects at most that many events. Returns 0 when the time is over.
// close() through this library ends the wait with EBADF.
Result kqueue_control(int queue, const Control& control, Deadline& deadline, Surroundings& around);

}  // namespace pysocket

#endif
