// The one loop that waits: poll, deadline, EINTR, wake on close. Nothing else calls poll_for.
#pragma once

#include "deadline.h"
#include "interrupt.h"
#include "result.h"
#include "waiter.h"

namespace pysocket {

// What a wait on a JavaScript thread has to look after besides its descriptor.
struct Surroundings {
  Waiter& waiter;
  // A worker may be terminated while it waits, and nothing tells us: look up this often. 0: never.
  int look_up_ms;
  // Can JavaScript still run here?
  bool (*alive)(void*);
  void* alive_argument;
  // Signals counted when their handlers last had their turn.
  unsigned signals_handled;
  // Do the program's signal handlers run on this thread?
  bool minds_signals;

  bool signal_pending() const { return minds_signals && signals_seen() != signals_handled; }
};

// 0 when fd is ready for events (or failed: the next attempt says how), kTimedOut, -EBADF when
// closed meanwhile, -EINTR when a signal wants its handler to run, -ECANCELED when JavaScript is
// gone.
struct Woken {
  short revents = 0;   // what poll saw
  bool slept = false;  // was there anything to wait for?
};
Result wait_ready(int fd, short events, Deadline& deadline, Surroundings& around, Woken& woken);

// The same for a while in which the state of fd does not matter; 0 when the while is over.
Result pause(int fd, int64_t nanoseconds, Deadline& deadline, Surroundings& around);

}  // namespace pysocket
