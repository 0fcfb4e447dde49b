// On Windows a socket's mode cannot be queried, and no flag keeps a call from waiting. So every
// socket is non-blocking from birth, and this library does the blocking: an attempt, and a wait
// that close() and signals end. Code that gets the handle from us (detach(), share()) gets it in
// that mode.
#include "../descriptor_mode.h"

#include <array>

#include "../sys.h"

namespace pysocket {
namespace {

constexpr size_t kLocks = 64;
constexpr int64_t kMillisecond = 1000000;

std::mutex& lock_of(int fd) {
  static auto& locks = *new std::array<std::mutex, kLocks>;
  return locks[static_cast<unsigned>(fd) % kLocks];
}

Result never_block(int fd) {
  int wanted = 1;
  return sys::ioctl(fd, FIONBIO, &wanted) == 0 ? 0 : failure();
}

}  // namespace

Result set_blocking(int fd, bool) { return never_block(fd); }
Result set_blocking_of_new(int fd, bool) { return never_block(fd); }

SettledMode::SettledMode(int fd) : lock_(lock_of(fd)) {}

int64_t own_patience(int fd, int timeout_option) {
  DWORD milliseconds = 0;
  socklen_t size = sizeof milliseconds;
  if (sys::getsockopt(fd, SOL_SOCKET, timeout_option, &milliseconds, &size) != 0) return -1;
  return milliseconds > 0 ? int64_t{milliseconds} * kMillisecond : -1;
}

NonBlockingMode::NonBlockingMode(int fd) : lock_(lock_of(fd)), fd_(fd) {}
NonBlockingMode::~NonBlockingMode() { static_cast<void>(fd_); }

// Nothing blocks, so nothing has to be limited.
BriefSending::BriefSending(int fd) : fd_(fd) {}
BriefSending::~BriefSending() {
  static_cast<void>(fd_);
  static_cast<void>(before_);
  static_cast<void>(changed_);
}

}  // namespace pysocket
