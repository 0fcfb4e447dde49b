// The one loop that waits: poll, deadline, EINTR, wake on close. Nothing else calls poll_for.
#pragma once

#include <poll.h>

#include "deadline.h"
#include "interrupt.h"
#include "luck.h"
#include "result.h"
#include "waiter.h"

namespace pysocket {

// What a wait on a JavaScript thread has to look after besides its descriptor.
struct Surroundings {
  Waiter& waiter;
  // A worker may be terminated while it waits, and nothing tells us: look up this often. 0: never.
  int look_up_ms;
  // Can JavaScript still run here? Not where a worker is being terminated, or V8 has been asked to
  // stop what runs (Ctrl-C in the REPL).
  bool (*alive)(void*);
  void* alive_argument;
  // Do the program's signal handlers run on this thread?
  bool minds_signals;
  // A signal came that is nobody's we know: V8 may be asked to stop any moment now, by a thread
  // that nothing tells us of. Until this call ends, look up as a worker does.
  bool interrupted = false;
  // Of wait_any.
  Luck luck = {};

  bool signal_pending() const { return minds_signals && pysocket::signal_pending(); }
  bool is_alive() const { return alive(alive_argument); }
};

// 0 when fd is ready for events (or failed: the next attempt says how), kTimedOut, kNoDescriptor
// when closed meanwhile, -EINTR when a signal wants its handler to run, -ECANCELED when JavaScript
// is gone.
struct Woken {
  short revents = 0;  // what poll saw
  int64_t slept = 0;  // nanoseconds
};
Result wait_ready(int fd, short events, Deadline& deadline, Surroundings& around, Woken& woken);

// The same for a while in which the state of fd does not matter; 0 when the while is over.
Result pause(int fd, int64_t nanoseconds, Deadline& deadline, Surroundings& around);

// The same for any number of descriptors, behind whose rows there is one more, for the waker: how
// many of them poll has something to tell of, 0 when the time is over. What is ready is told even
// if a signal waits for its handler. close() by another thread wakes nobody here.
Result wait_any(pollfd* rows, unsigned count, Deadline& deadline, Surroundings& around);

}  // namespace pysocket
