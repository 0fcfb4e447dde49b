// A descriptor has an owner. Every call in flight holds a lease; close() marks the descriptor
// closed first, wakes those who wait on it, and the number is given back to the kernel when the
// last lease ends, so that it is never reused under a waiter.
//
// The table is the process's, not an environment's: workers share descriptors.
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

  // What the last calls on the number did (operation.h has the bits), until it has a new bearer. A
  // guess, nothing more: lost updates of other threads do no harm.
  bool has_habit(uint8_t habit) const;
  void set_habit(uint8_t habit, bool has) const;

  // An error that was fetched from the kernel by a call that had something else to answer: told to
  // the next one, once.
  void keep_error(int error) const;
  int take_error() const;

 private:
  int fd_;
  Slot* slot_;  // null: not held
};

// Has close() been called while this lease is held?
bool closing(int fd);

// The kernel has just made this number: what was marked for the last bearer is void, and it has a
// new one. Returns fd, so that it fits around the call that made it.
int fresh(int fd);

// A number that comes from elsewhere: a new bearer, if the last one is known to have been closed.
int adopted(int fd);

// A number that a program has passed as such: adopted, if it needs to be. Returns fd.
int used_as_number(int fd);

// Which bearer the number has, by count. Below 2^30.
uint32_t bearer(int fd);

// Closes fd once nothing uses it. EINTR is not retried: on Linux the descriptor is gone by then.
Result close_leased(int fd);

}  // namespace pysocket
