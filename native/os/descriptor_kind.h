// The kind of a descriptor, as far as it matters for waiting.
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform.h"
#ifdef PYSOCKET_LINUX
#include <sys/syscall.h>
#endif

#include <cstdint>

#include "result.h"
#include "sys.h"

namespace pysocket {

enum class Kind {
  kFile,     // regular files, directories, block devices: never waited for
  kVirtual,  // a regular file without a size: some of the kernel's own are waited for
  kSocket,
  kPipe,
  kOther,    // terminals and other devices; descriptors without a file type
  kUnknown,  // the system does not say
};

inline Kind kind_of_mode(uint32_t mode, bool has_size) {
  switch (mode & S_IFMT) {
    case S_IFREG:
      return has_size ? Kind::kFile : Kind::kVirtual;
    case S_IFDIR:
    case S_IFBLK:
      return Kind::kFile;
    case S_IFSOCK:
      return Kind::kSocket;
    case S_IFIFO:
      return Kind::kPipe;
    default:
      return Kind::kOther;
  }
}

inline Kind kind_of(int fd) {
#ifdef PYSOCKET_LINUX
  // Like file_size(): neither fstat() nor statx() is in every C library.
  struct statx status {};
  if (sys::statx(fd, STATX_TYPE | STATX_SIZE, &status) == 0) {
    return kind_of_mode(status.stx_mode, status.stx_size > 0);
  }
  int type = 0;
  socklen_t length = sizeof type;
  return sys::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 ? Kind::kSocket
                                                                       : Kind::kUnknown;
#else
  struct stat status {};
  if (sys::fstat(fd, &status) != 0) return Kind::kUnknown;
  return kind_of_mode(status.st_mode, status.st_size > 0);
#endif
}

}  // namespace pysocket
