// A descriptor has an owner. Every call in flight holds a lease; close() marks the descriptor
// closed first, wakes those who wait on it, and the number is given back to the kernel when the
// last lease ends, so that it is never reused under a waiter.
//
// The table is the process's, not an environment's: workers share descriptors.
#pragma once

#include "result.h"

namespace pysocket {

struct Slot;

class Lease {
 public:
  explicit Lease(int fd);
  ~Lease();
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  bool held() const { return slot_ != nullptr; }

  // Did the last call in this direction (POLLIN or POLLOUT) have to wait? A guess, nothing more:
  // lost updates of other threads do no harm.
  bool last_waited(short events) const;
  void set_last_waited(short events, bool waited) const;

 private:
  int fd_;
  Slot* slot_;  // null: not held
};

// Has close() been called while this lease is held?
bool closing(int fd);

// The number has a new bearer: what was marked for the last one is void. Returns fd, so that it
// fits around the call that made it.
int fresh(int fd);

// Closes fd once nothing uses it. EINTR is not retried: on Linux the descriptor is gone by then.
Result close_leased(int fd);

}  // namespace pysocket
