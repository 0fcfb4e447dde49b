// O_NONBLOCK belongs to the open file description: every number and every thread that shares it
// sees a change. Only this file changes it in this process. accept(2) and connect(2) have no flag
// like MSG_DONTWAIT, so the mode is changed for the moment of such an attempt, under a lock that
// setblocking() takes too. So no change that was asked for is undone, and no code mistakes the
// momentary mode for the real one.
//
// Code that changes the mode without this file (another process, another library) is not locked
// out. So accept(2) is made only when there is a connection, and blocks only if both safeguards
// fail at once. And connect(2) runs under a time limit of its own, SO_SNDTIMEO. The limit affects
// no send, because nothing is sent before there is a connection.
#pragma once

#include <sys/time.h>

#include <cstdint>
#include <mutex>

#include "result.h"

namespace pysocket {

Result set_blocking(int fd, bool blocking);

// The same for a descriptor that no other code has yet. It does not take the lock, because the
// caller may hold it: there are fewer locks than descriptors, so two descriptors may share one.
Result set_blocking_of_new(int fd, bool blocking);

// While an instance exists, other code sees the real mode: no attempt changes it for its moment.
class SettledMode {
 public:
  explicit SettledMode(int fd);

 private:
  std::lock_guard<std::mutex> lock_;
};

// How many nanoseconds the descriptor itself would wait, whatever the socket object believes: 0
// with O_NONBLOCK, the value of SO_RCVTIMEO or SO_SNDTIMEO, or -1 for no limit.
int64_t own_patience(int fd, int timeout_option);

// While an instance exists, calls on the descriptor do not block.
class NonBlockingMode {
 public:
  explicit NonBlockingMode(int fd);
  ~NonBlockingMode();
  NonBlockingMode(const NonBlockingMode&) = delete;
  NonBlockingMode& operator=(const NonBlockingMode&) = delete;
  // Whether the descriptor was a blocking one.
  bool changed() const { return changed_; }

 private:
  std::lock_guard<std::mutex> lock_;
  int fd_;
  bool changed_ = false;
};

// While an instance exists, a call that sends or connects blocks for at most one tick of the
// kernel's clock. Used under the lock of a NonBlockingMode.
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
