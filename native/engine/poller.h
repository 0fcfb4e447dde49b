// The kernel's set of watched descriptors (epoll, kqueue, Windows' AFD). Reports which have become
// ready, each change once (edge-triggered).
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

// Four integers, which JavaScript reads from an Int32Array.
struct Ready {
  int fd;  // with kFinished: the number of a job
  int bits;
  // With kReceived: what recv(2) returned (never more than the memory lent), and the offset of the
  // bytes in that memory.
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
  // Why the poller is not usable, or 0 if it is.
  Result status() const;
  // Readable while there is something to collect. -1 on Windows, where only wait() reports.
  int fd() const;

  // Watches both directions. Reports what is ready already, too.
  Result add(int fd) const;
  // For a number that has been added: reports again what is ready. Returns 1 if another descriptor
  // has the number by now, which only epoll detects.
  Result renew(int fd) const;
  void remove(int fd) const;

  // To be called when the kernel has refused a call that would read (kReadable), write (kWritable)
  // or read urgent bytes (kUrgent), so that the next change is reported. Windows reports a
  // direction once, and not again before this call. Elsewhere the kernel sees every change itself,
  // and this does nothing.
  Result rearm(int fd, int bits) const;

  // Collects at most room descriptors that have become ready, without waiting. woken: whether
  // wake() has been called since the last collection.
  size_t collect(Ready* out, size_t room, bool& woken) const;

  // Sleeps until there is something to collect (true) or the time is over (false). Negative: no
  // time limit. For one thread at a time, which need not be the one that collects.
  bool wait(int milliseconds) const;
  // May be called on any thread.
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
