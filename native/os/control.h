// ioctl(2) and fcntl(2), with a number or memory as their argument.
#pragma once

#include <fcntl.h>
#include <sys/ioctl.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

#include "descriptor_mode.h"
#include "lease.h"
#include "result.h"
#include "sys.h"

namespace pysocket {

// Requests that encode the size of the memory they read and write have 14 bits for it. Whatever the
// size of the program's memory, the kernel gets this much (CPython's has 1024 bytes), so that a
// request never writes beyond it.
constexpr size_t kControlRoom = 1 << 14;

// Memory for the kernel that begins with the program's bytes, followed by zeros. The bytes are
// copied back afterwards.
class ControlMemory {
 public:
  ControlMemory(char* data, size_t size) : data_(data), size_(size) {
    if (bounces() && size_ > 0) std::memcpy(room_.data(), data_, size_);
  }
  ~ControlMemory() {
    if (bounces() && size_ > 0) std::memcpy(data_, room_.data(), size_);
  }
  ControlMemory(const ControlMemory&) = delete;
  ControlMemory& operator=(const ControlMemory&) = delete;

  char* get() { return bounces() ? room_.data() : data_; }

 private:
  bool bounces() const { return size_ <= kControlRoom; }

  char* data_;
  size_t size_;
  std::array<char, kControlRoom + 1> room_{};  // one more, so that text ends
};

// The result of a failed call is its errno. On some systems a call may return a negative number
// without failing.
inline Result controlled(int result) {
  if (result >= 0) return result;
  return errno != 0 ? failure() : -EINVAL;
}

template <class Argument>
Result control_device(int fd, uint32_t request, Argument argument) {
  std::optional<SettledMode> settled;
  if (request == FIONBIO) settled.emplace(fd);
  errno = 0;
  return controlled(sys::ioctl(fd, request, argument, kControlRoom));
}

inline bool concerns_mode(int command) { return command == F_GETFL || command == F_SETFL; }

inline bool makes_descriptor(int command) {
  return command == F_DUPFD || command == F_DUPFD_CLOEXEC;
}

template <class Argument>
Result control_descriptor(int fd, int command, Argument argument) {
  std::optional<SettledMode> settled;
  if (concerns_mode(command)) settled.emplace(fd);
  errno = 0;
  const Result result = controlled(sys::fcntl(fd, command, argument));
  if (result >= 0 && makes_descriptor(command)) fresh(static_cast<int>(result));
  return result;
}

}  // namespace pysocket
