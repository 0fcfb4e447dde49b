// F_SETLKW and F_OFD_SETLKW of fcntl(2), which wait until no one else has the lock.
#pragma once

#include <fcntl.h>

#include "operation.h"

namespace pysocket {

struct LockOperation : Operation {
  // A file is always ready, whoever has locked it, so the driver pauses between the attempts.
  static constexpr short kEvents = POLLIN | POLLOUT;
  static constexpr bool kHeedsMode = false;

  int command;
  char* lock;  // struct flock

  static bool waits(int command) {
#ifdef F_OFD_SETLKW
    if (command == F_OFD_SETLKW) return true;
#endif
    return command == F_SETLKW;
  }

  Result attempt(int fd) const {
    if (sys::fcntl(fd, never_wait ? without_waiting() : command, lock) == 0) return 0;
    return errno == EACCES ? kNotYet : not_yet_or_failure();
  }

 private:
  int without_waiting() const {
#ifdef F_OFD_SETLKW
    if (command == F_OFD_SETLKW) return F_OFD_SETLK;
#endif
    return F_SETLK;
  }
};

}  // namespace pysocket
