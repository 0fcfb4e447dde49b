// How long a descriptor itself would wait, whatever the socket object believes.
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/time.h>

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

}  // namespace pysocket
