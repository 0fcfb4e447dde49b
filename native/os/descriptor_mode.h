// How long a descriptor itself would wait, whatever the socket object believes; and a call that
// must not wait although it has no flag to say so.
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cerrno>
#include <cstdint>

namespace pysocket {

// Nanoseconds: 0 with O_NONBLOCK, the value of SO_RCVTIMEO or SO_SNDTIMEO, or -1 for ever.
inline int64_t own_patience(int fd, int timeout_option) {
  const int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && (flags & O_NONBLOCK) != 0) return 0;
  timeval limit{};
  socklen_t size = sizeof limit;
  if (getsockopt(fd, SOL_SOCKET, timeout_option, &limit, &size) != 0) return -1;
  const int64_t nanoseconds = int64_t{limit.tv_sec} * 1000000000 + int64_t{limit.tv_usec} * 1000;
  return nanoseconds > 0 ? nanoseconds : -1;
}

// The mode belongs to the open description, so another process or thread that shares it sees the
// change for the moment of one call: the price of a wait that Ctrl-C, close() and terminate() can
// end.
class WithoutWaiting {
 public:
  WithoutWaiting(int fd, bool wanted) : fd_(fd), mode_(wanted ? fcntl(fd, F_GETFL) : -1) {
    if (mode_ >= 0 && (mode_ & O_NONBLOCK) != 0) mode_ = -1;
    if (mode_ >= 0) fcntl(fd_, F_SETFL, mode_ | O_NONBLOCK);
  }
  ~WithoutWaiting() {
    if (mode_ < 0) return;
    const int error = errno;
    fcntl(fd_, F_SETFL, mode_);
    errno = error;
  }
  WithoutWaiting(const WithoutWaiting&) = delete;
  WithoutWaiting& operator=(const WithoutWaiting&) = delete;

 private:
  int fd_;
  int mode_;  // -1: nothing was changed
};

}  // namespace pysocket
