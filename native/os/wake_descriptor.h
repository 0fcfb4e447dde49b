// A descriptor that becomes readable when another thread, or a signal handler, says so.
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

  // False: the process has no descriptor left, or whatever status() says.
  bool usable() const { return read_end_ >= 0; }
  Result status() const { return usable() ? 0 : status_; }
  int fd() const { return read_end_; }

  // Safe from a signal handler, and keeps errno.
  void wake() const;
  void drain() const;

 private:
  int read_end_ = -1;
  int write_end_ = -1;
  Result status_ = -EMFILE;
};

}  // namespace pysocket
