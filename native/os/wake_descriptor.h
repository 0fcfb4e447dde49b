// A descriptor that another thread or a signal handler can make readable.
#pragma once

#include <cerrno>

#include "result.h"

namespace pysocket {

class WakeDescriptor {
 public:
  WakeDescriptor();
  ~WakeDescriptor();
  WakeDescriptor(const WakeDescriptor&) = delete;
  WakeDescriptor& operator=(const WakeDescriptor&) = delete;

  // False if the process has no descriptor left, or for the reason that status() gives.
  bool usable() const { return read_end_ >= 0; }
  Result status() const { return usable() ? 0 : status_; }
  int fd() const { return read_end_; }

  // Safe from a signal handler. Keeps errno.
  void wake() const;
  void drain() const;

 private:
  int read_end_ = -1;
  int write_end_ = -1;
  Result status_ = -EMFILE;
};

}  // namespace pysocket
