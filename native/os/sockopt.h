// getsockopt(2) and setsockopt(2) in their three forms: an int, bytes, NULL with a length.
#pragma once

#include <sys/socket.h>

#include "result.h"
#include "sys.h"

namespace pysocket {

inline Result get_option(int fd, int level, int name, int& value) {
  value = 0;  // some options fill fewer bytes than an int has
  socklen_t size = sizeof value;
  return sys::getsockopt(fd, level, name, &value, &size) == 0 ? 0 : failure();
}

// Returns the number of bytes that the kernel filled in.
inline Result get_option(int fd, int level, int name, void* value, socklen_t size) {
  return sys::getsockopt(fd, level, name, value, &size) == 0 ? static_cast<Result>(size)
                                                             : failure();
}

inline Result set_option(int fd, int level, int name, const void* value, socklen_t size) {
  return sys::setsockopt(fd, level, name, value, size) == 0 ? 0 : failure();
}

}  // namespace pysocket
