// Signals that have a handler in JavaScript. Such a handler cannot run while a call blocks, so the
// call has to end. libuv installs its own C handler with SA_RESTART; we put ours in front of it,
// count, wake the main thread's waiter, and go on to libuv's.
//
// EINTR alone says nothing: SIGCHLD of any child or a profiler's SIGPROF bring it too, the latter
// hundreds of times a second. Only a signal counted here ends a call.
#pragma once

#include "result.h"
#include "waiter.h"

namespace pysocket {

// The waiter of the thread on which JavaScript's signal handlers run, or null when it ends.
void set_signal_waiter(const Waiter* waiter);

// Wraps the handler that the runtime has just installed for a signal.
Result watch_signal(int signal_number);

// Watched signals so far.
unsigned signals_seen();

}  // namespace pysocket
