// The one loop that waits: poll, deadline, EINTR, wake on close. Nothing else calls poll_for.
#pragma once

#include <poll.h>

#include "deadline.h"
#include "interrupt.h"
#include "luck.h"
#include "result.h"
#include "waiter.h"

namespace pysocket {

// The conditions that a wait on a JavaScript thread watches besides its descriptor.
struct Surroundings {
  Waiter& waiter;
  // How often to check whether the worker has been terminated while it waits, since nothing tells
  // us. 0: never.
  int look_up_ms;
  // Whether JavaScript can still run here. It cannot where a worker is being terminated, or V8 has
  // been asked to stop the running code (Ctrl-C in the REPL).
  bool (*alive)(void*);
  void* alive_argument;
  // Whether the program's signal handlers run on this thread.
  bool minds_signals;
  // True after a signal that we do not know: another thread may ask V8 to stop at any moment now,
  // without telling us. Until this call ends, check as often as a worker does.
  bool interrupted = false;
  // For wait_any().
  Luck luck = {};

  bool signal_pending() const { return minds_signals && pysocket::signal_pending(); }
  bool is_alive() const { return alive(alive_argument); }
};

// wait_ready() returns 0 when fd is ready for events (or has failed: the next attempt says how),
// kTimedOut, kNoDescriptor if fd was closed meanwhile, -EINTR if a signal's handler has to run, and
// -ECANCELED if JavaScript can no longer run.
struct Woken {
  short revents = 0;  // what poll saw
  int64_t slept = 0;  // nanoseconds
};
Result wait_ready(int fd, short events, Deadline& deadline, Surroundings& around, Woken& woken);

// Like wait_ready(), but waits for that long whatever the state of fd, and returns 0 when that time
// is over.
Result pause(int fd, int64_t nanoseconds, Deadline& deadline, Surroundings& around);

// Like wait_ready(), for any number of descriptors, behind whose rows there is one more, for the
// waker. Returns the number of rows that are ready, or 0 when the time is over. Ready rows are
// reported even if a signal waits for its handler. close() on another thread does not end this
// wait.
Result wait_any(pollfd* rows, unsigned count, Deadline& deadline, Surroundings& around);

}  // namespace pysocket
