// Files, as far as sendfile needs them; see fstat(2), lseek(2), read(2).
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "operation.h"

namespace pysocket {

inline Result file_size(int fd, int64_t& size) {
  struct stat status {};
  if (fstat(fd, &status) != 0) return failure();
  size = status.st_size;
  return 0;
}

inline Result seek_file(int fd, int64_t position) {
  return lseek(fd, position, SEEK_SET) >= 0 ? 0 : failure();
}

// Up to size bytes from where the file stands.
inline Result read_file(int fd, char* into, size_t size) {
  for (;;) {
    const ssize_t got = read(fd, into, std::min(size, kMostBytes));
    if (got >= 0) return static_cast<Result>(got);
    if (errno != EINTR) return failure();
  }
}

}  // namespace pysocket
