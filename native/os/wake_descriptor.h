// A descriptor that becomes readable when another thread, or a signal handler, says so.
#pragma once

namespace pysocket {

class WakeDescriptor {
 public:
  WakeDescriptor();
  ~WakeDescriptor();
  WakeDescriptor(const WakeDescriptor&) = delete;
  WakeDescriptor& operator=(const WakeDescriptor&) = delete;

  // False: the process has no descriptor left.
  bool usable() const { return read_end_ >= 0; }
  int fd() const { return read_end_; }

  // Safe from a signal handler, and keeps errno.
  void wake() const;
  void drain() const;

 private:
  int read_end_ = -1;
  int write_end_ = -1;
};

}  // namespace pysocket
