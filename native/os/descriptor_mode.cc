#include "descriptor_mode.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

#include "sys.h"

namespace pysocket {
namespace {

constexpr size_t kLocks = 64;

// Descriptions that share a lock wait for each other only for the length of a system call. Leaky on
// purpose: threads may still run while destructors do.
std::mutex& lock_of(int fd) {
  static auto& locks = *new std::array<std::mutex, kLocks>;
  uint64_t cookie = 0;
#ifdef SO_COOKIE
  // The same for all numbers of one socket, which has only one description. A kernel without
  // cookies leaves 0, so that there is one lock for all.
  socklen_t size = sizeof cookie;
  if (sys::getsockopt(fd, SOL_SOCKET, SO_COOKIE, &cookie, &size) != 0) cookie = 0;
#else
  static_cast<void>(fd);
#endif
  return locks[cookie % kLocks];
}

bool is_non_blocking(int fd) {
  const int flags = sys::fcntl(fd, F_GETFL);
  return flags >= 0 && (flags & O_NONBLOCK) != 0;
}

// One call instead of F_GETFL and F_SETFL, and no window between them in which another flag's
// change would be lost.
Result set_non_blocking(int fd, bool wanted) {
  int flag = wanted ? 1 : 0;
  return sys::ioctl(fd, FIONBIO, &flag, sizeof flag) == 0 ? 0 : failure();
}

}  // namespace

Result set_blocking(int fd, bool blocking) {
  const std::lock_guard<std::mutex> lock(lock_of(fd));
  return set_non_blocking(fd, !blocking);
}

Result set_blocking_of_new(int fd, bool blocking) { return set_non_blocking(fd, !blocking); }

SettledMode::SettledMode(int fd) : lock_(lock_of(fd)) {}

int64_t own_patience(int fd, int timeout_option) {
  if (is_non_blocking(fd)) {
    // An attempt may have set it for its moment only, which is over once this call has the lock.
    const std::lock_guard<std::mutex> lock(lock_of(fd));
    if (is_non_blocking(fd)) return 0;
  }
  timeval limit{};
  socklen_t size = sizeof limit;
  if (sys::getsockopt(fd, SOL_SOCKET, timeout_option, &limit, &size) != 0) return -1;
  // Timeouts of centuries must stay within 64 bits of nanoseconds.
  constexpr int64_t kMostSeconds = INT64_MAX / 1000000000 - 1;
  const int64_t seconds = std::min<int64_t>(limit.tv_sec, kMostSeconds);
  const int64_t nanoseconds = seconds * 1000000000 + int64_t{limit.tv_usec} * 1000;
  return nanoseconds > 0 ? nanoseconds : -1;
}

NonBlockingMode::NonBlockingMode(int fd) : lock_(lock_of(fd)), fd_(fd) {
  if (!is_non_blocking(fd)) changed_ = set_non_blocking(fd, true) == 0;
}

NonBlockingMode::~NonBlockingMode() {
  if (!changed_) return;
  const int error = errno;
  set_non_blocking(fd_, false);
  errno = error;
}

BriefSending::BriefSending(int fd) : fd_(fd) {
  const timeval brief{0, 1};
  socklen_t size = sizeof before_;
  changed_ = sys::getsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &before_, &size) == 0 &&
             sys::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &brief, sizeof brief) == 0;
}

BriefSending::~BriefSending() {
  if (!changed_) return;
  const int error = errno;
  sys::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &before_, sizeof before_);
  errno = error;
}

}  // namespace pysocket
