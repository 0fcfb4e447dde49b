// The kernel's own set of watched descriptors (epoll, kqueue): tells which have become ready, each
// change once (edge-triggered). Its own descriptor is readable while there is something to tell.
#pragma once

#include <cstddef>

#include "../os/result.h"

namespace pysocket {

// lib/promises/engine.ts has the same bits.
enum ReadyBits {
  kReadable = 1,
  kWritable = 2,
  kClosed = 4,
  kEnded = 8,
  kFinished = 16,
  kUrgent = 32,
  kReceived = 64
};

struct Ready {
  int fd;  // with kFinished: the number of a job
  int bits;
  // With kReceived: what recv(2) answered, and where the bytes are.
  Result received = 0;
  int offset = 0;
};

class Poller {
 public:
  Poller();
  ~Poller();
  Poller(const Poller&) = delete;
  Poller& operator=(const Poller&) = delete;

  bool usable() const { return fd_ >= 0; }
  int fd() const { return fd_; }

  // For both directions. What is ready already is told too.
  Result add(int fd) const;
  void remove(int fd) const;

  // At most room of what has become ready; does not wait.
  size_t collect(Ready* out, size_t room) const;

 private:
  int fd_;
};

}  // namespace pysocket
