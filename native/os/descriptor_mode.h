// O_NONBLOCK belongs to the open description: every number and every thread that shares it sees a
// change. This file is its one owner in the process. accept(2) and connect(2) have no flag like
// MSG_DONTWAIT, so for the moment of such an attempt the mode is changed, under a lock that
// setblocking() takes too: nobody's wish is undone, and nobody takes that moment for the mode.
//
// Who changes it without us (another process, another library) is not locked out. So accept(2) is
// made only when there is a connection, and both would have to fail at once for it to block; and
// connect(2) has a limit of its own, SO_SNDTIMEO, which nobody sends under before there is a
// connection.
#pragma once

#include <sys/time.h>

#include <cstdint>
#include <mutex>

#include "result.h"

namespace pysocket {

Result set_blocking(int fd, bool blocking);

// The same of a descriptor that nobody else has yet. Without the lock, which the caller may hold:
// locks are fewer than descriptors, and this one may be the other's.
Result set_blocking_of_new(int fd, bool blocking);

// While one of these lives the mode is what it is to others: no attempt changes it for its moment.
class SettledMode {
 public:
  explicit SettledMode(int fd);

 private:
  std::lock_guard<std::mutex> lock_;
};

// Nanoseconds that the descriptor itself would wait, whatever the socket object believes: 0 with
// O_NONBLOCK, the value of SO_RCVTIMEO or SO_SNDTIMEO, or -1 for ever.
int64_t own_patience(int fd, int timeout_option);

// While one of these lives, calls on the descriptor do not block.
class NonBlockingMode {
 public:
  explicit NonBlockingMode(int fd);
  ~NonBlockingMode();
  NonBlockingMode(const NonBlockingMode&) = delete;
  NonBlockingMode& operator=(const NonBlockingMode&) = delete;
  // Was it a blocking one?
  bool changed() const { return changed_; }

 private:
  std::lock_guard<std::mutex> lock_;
  int fd_;
  bool changed_ = false;
};

// While one of these lives, a call that sends, or connects, blocks for a tick of the kernel's clock
// at most. Under the lock of a NonBlockingMode.
class BriefSending {
 public:
  explicit BriefSending(int fd);
  ~BriefSending();
  BriefSending(const BriefSending&) = delete;
  BriefSending& operator=(const BriefSending&) = delete;

 private:
  int fd_;
  timeval before_{};
  bool changed_ = false;
};

}  // namespace pysocket
