// The part that epoll and kqueue share, since both are file descriptors.
#ifndef _WIN32

#include <poll.h>

#include <cerrno>

#include "../os/close_descriptor.h"
#include "../os/sys.h"
#include "poller.h"

namespace pysocket {

Poller::~Poller() {
  if (fd_ >= 0) close_descriptor(fd_);
}

bool Poller::wait(int milliseconds) const {
  for (;;) {
    pollfd self{fd_, POLLIN, 0};
    const int count = sys::poll(&self, 1, milliseconds);
    if (count >= 0 || errno != EINTR) return count > 0 && (self.revents & POLLIN) != 0;
  }
}

}  // namespace pysocket

#endif
