// The calls on files that sendfile needs; see fstat(2), lseek(2), read(2).
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "operation.h"

namespace pysocket {

inline Result file_size(int fd, int64_t& size) {
#ifdef __linux__
  struct statx status {};
  if (sys::statx(fd, STATX_SIZE, &status) != 0) return failure();
  size = static_cast<int64_t>(status.stx_size);
#else
  struct stat status {};
  if (sys::fstat(fd, &status) != 0) return failure();
  size = status.st_size;
#endif
  return 0;
}

inline Result seek_file(int fd, int64_t position) {
  return sys::lseek(fd, position, SEEK_SET) >= 0 ? 0 : failure();
}

// Reads up to size bytes from the file's current position.
inline Result read_file(int fd, char* into, size_t size) {
  for (;;) {
    const ssize_t got = sys::read(fd, into, std::min(size, kMostBytes));
    if (got >= 0) return static_cast<Result>(got);
    if (errno != EINTR) return failure();
  }
}

}  // namespace pysocket
