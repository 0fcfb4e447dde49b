// A descriptor has an owner. Every call in flight holds a lease. close() first marks the descriptor
// as closed and then wakes the threads that wait on it. The number goes back to the kernel when the
// last lease ends, so that it is never reused while a thread waits on it.
//
// A number has one bearer after another: the descriptors to which the kernel has given it.
//
// The table belongs to the process, not to an environment, because workers share descriptors.
#pragma once

#include <cstdint>

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

  // What the last calls on the number did (operation.h has the bits), until it has a new bearer.
  // Only a guess: it does no harm if updates of other threads are lost.
  bool has_habit(uint8_t habit) const;
  void set_habit(uint8_t habit, bool has) const;

  // An error that a call has fetched from the kernel while it had something else to return. The
  // next call takes it, once.
  void keep_error(int error) const;
  int take_error() const;

 private:
  int fd_;
  Slot* slot_;  // null: not held
};

// Whether close() has been called while the caller's lease is held.
bool closing(int fd);

// Records that the kernel has just made this number: it has a new bearer, and the marks of the last
// one are void. Returns fd, so that it fits around the call that made it.
int fresh(int fd);

// Records that a number comes from elsewhere: it has a new bearer if the last one is known to have
// been closed. Returns fd.
int adopted(int fd);

// Adopts a number that a program has passed as such, if needed. Returns fd.
int used_as_number(int fd);

// Which bearer the number has: a counter below 2^30.
uint32_t bearer(int fd);

// Closes fd once no lease is held. EINTR is not retried: on Linux the descriptor is gone by then.
Result close_leased(int fd);

}  // namespace pysocket
