#include "nonwaiting_send.h"

#ifndef PYSOCKET_LINUX

#include <fcntl.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "close_descriptor.h"
#include "operation.h"

namespace pysocket {
namespace {

// A send that waits does so for this long. One that took less than half of it has not waited.
constexpr std::chrono::microseconds kLimit(20000);

class FullSocket {
 public:
  FullSocket() {
    if (sys::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()) != 0) return;
    for (const int end : ends_) sys::fcntl(end, F_SETFD, FD_CLOEXEC);
    const timeval limit{0, static_cast<decltype(timeval::tv_usec)>(kLimit.count())};
    usable_ =
        sys::setsockopt(ends_[0], SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) == 0 && fill();
  }
  ~FullSocket() {
    for (const int end : ends_) {
      if (end >= 0) close_descriptor(end);
    }
  }
  FullSocket(const FullSocket&) = delete;
  FullSocket& operator=(const FullSocket&) = delete;

  // Whether the flag keeps a send from waiting.
  bool refuses_at_once(int flag) const {
    if (!usable_) return false;
    const auto before = std::chrono::steady_clock::now();
    const char byte = 0;
    const bool refused = sys::send(ends_[0], &byte, 1, flag | kNoSignal) < 0 && errno == EAGAIN;
    return refused && std::chrono::steady_clock::now() - before < kLimit / 2;
  }

 private:
  bool fill() const {
    const int size = 4096;
    sys::setsockopt(ends_[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    if (set_blocking_of_new(ends_[0], false) < 0) return false;
    // Until there is no room for a single byte.
    const std::array<char, 4096> bytes{};
    for (size_t piece = bytes.size(); piece > 0;) {
      if (sys::send(ends_[0], bytes.data(), piece, kNoSignal) > 0) continue;
      if (errno != EAGAIN) return false;
      piece /= 2;
    }
    return set_blocking_of_new(ends_[0], true) == 0;
  }

  std::array<int, 2> ends_{-1, -1};
  bool usable_ = false;
};

int find_flag() {
#if defined(__APPLE__) || defined(PYSOCKET_PORTABLE)
  // MSG_NBIO from sys/socket_private.h
  constexpr int kNonBlockingIo = 0x20000;
  constexpr int kCandidates[] = {MSG_DONTWAIT, kNonBlockingIo};
#else
  constexpr int kCandidates[] = {MSG_DONTWAIT};
#endif
  const FullSocket full;
  // More than once, because a thread that lost its processor meanwhile seems to have waited.
  for (int times = 0; times < 3; ++times) {
    for (const int flag : kCandidates) {
      if (full.refuses_at_once(flag)) return flag;
    }
  }
  return 0;
}

}  // namespace

int nonwaiting_send_flag() {
  static const int flag = find_flag();
  return flag;
}

}  // namespace pysocket

#endif
