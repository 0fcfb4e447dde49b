// epoll(7) for programs. The engine has an epoll of its own (engine/poller_epoll.cc).
#pragma once

#include "sys.h"
#include "wait.h"

#ifdef __linux__

#include <sys/epoll.h>

namespace pysocket {

inline Result epoll_open(int flags) {
  const int fd = sys::epoll_create1(flags);
  return fd < 0 ? failure() : fd;
}

// Adds, modifies or removes a descriptor. The kernel reports its number with its events.
inline Result epoll_change(int epoll, int operation, int fd, uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  return sys::epoll_ctl(epoll, operation, fd, &event) == 0 ? 0 : failure();
}

// Collects at most that many events. Returns 0 when the time is over. close() through this library
// ends the wait with EBADF.
Result epoll_collect(int epoll, epoll_event* events, int most, Deadline& deadline,
                     Surroundings& around);

}  // namespace pysocket

#endif
