#include "wake_descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "platform.h"
#include "sys.h"

#ifdef PYSOCKET_LINUX
#include <sys/eventfd.h>
#endif

namespace pysocket {

WakeDescriptor::WakeDescriptor() {
#ifdef PYSOCKET_LINUX
  read_end_ = write_end_ = sys::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (read_end_ < 0) status_ = failure();
#else
  int ends[2];
  if (sys::pipe(ends) == 0) {
    for (int end : ends) {
      sys::fcntl(end, F_SETFD, FD_CLOEXEC);
      sys::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    read_end_ = ends[0];
    write_end_ = ends[1];
  }
#endif
}

WakeDescriptor::~WakeDescriptor() {
  if (read_end_ >= 0) sys::close(read_end_);
  if (write_end_ >= 0 && write_end_ != read_end_) sys::close(write_end_);
}

void WakeDescriptor::wake() const {
  const int saved = errno;
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = sys::write_to_wake(write_end_, &one, sizeof one);
  errno = saved;
}

void WakeDescriptor::drain() const {
  uint64_t count[8];
  // One read empties an eventfd.
  while (sys::read(read_end_, count, sizeof count) > 0 && read_end_ != write_end_) {
  }
}

}  // namespace pysocket
