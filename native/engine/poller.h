// The kernel's own set of watched descriptors (epoll, kqueue, Windows' AFD): tells which have
// become ready, each change once (edge-triggered).
#pragma once

#include <cstddef>
#include <memory>

#include "../os/result.h"
#include "../os/wake_descriptor.h"

namespace pysocket {

// lib/promises/engine/engine.ts has the same bits.
enum ReadyBits {
  kReadable = 1,
  kWritable = 2,
  kClosed = 4,
  kEnded = 8,
  kFinished = 16,
  kUrgent = 32,
  kReceived = 64,
  kFailed = 128  // there is an error to fetch, or no connection
};

// Four numbers, which JavaScript reads as such.
struct Ready {
  int fd;  // with kFinished: the number of a job
  int bits;
  // With kReceived: what recv(2) answered (never more than the memory lent), and where the bytes
  // are.
  int received = 0;
  int offset = 0;
};
static_assert(sizeof(Ready) == 4 * sizeof(int), "lib/promises/engine/engine.ts counts on this");

class Poller {
 public:
  Poller();
  ~Poller();
  Poller(const Poller&) = delete;
  Poller& operator=(const Poller&) = delete;

  bool usable() const;
  // Why it is not; 0: it is.
  Result status() const;
  // Readable while there is something to collect. -1 on Windows: there only wait() tells.
  int fd() const;

  // For both directions. What is ready already is told too.
  Result add(int fd) const;
  // Of a number that has been added: what is ready is told again. 1: another descriptor has it by
  // now, which epoll knows, and no other.
  Result renew(int fd) const;
  void remove(int fd) const;

  // The kernel has refused a call that would read (kReadable), write (kWritable) or read urgent
  // bytes (kUrgent): the next change is to be told. On Windows a direction is told once, and not
  // again before this; elsewhere the kernel sees every change itself, and nothing is to be done.
  Result rearm(int fd, int bits) const;

  // At most room of what has become ready; does not wait. woken: wake() has been called since.
  size_t collect(Ready* out, size_t room, bool& woken) const;

  // Sleeps until there is something to collect: true; or until the time is over. Negative: for
  // ever. Of one thread at a time, which need not be the one that collects.
  bool wait(int milliseconds) const;
  // Of any thread.
  void wake() const;

 private:
#ifdef _WIN32
  class Port;
  std::unique_ptr<Port> port_;
#else
  int fd_;
  WakeDescriptor wake_;
  Result status_ = 0;
#endif
};

#ifndef _WIN32
inline bool Poller::usable() const { return status_ == 0; }
inline Result Poller::status() const { return status_; }
inline int Poller::fd() const { return fd_; }
inline Result Poller::rearm(int, int) const { return 0; }
inline void Poller::wake() const { wake_.wake(); }
#endif

}  // namespace pysocket
