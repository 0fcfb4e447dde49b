// Signals that have a handler in JavaScript. Such a handler cannot run while a call blocks, so the
// call has to end. The runtime installs a C handler. This library puts one in front of it, which
// counts the signal, wakes waiting threads, and calls the runtime's handler. Nothing else about the
// signal changes: flags and mask stay (SA_RESTART too: poll(2) is never restarted, and wake() ends
// a sleep in the kernel).
//
// EINTR alone means nothing: SIGCHLD of any child or a profiler's SIGPROF cause it too, the latter
// hundreds of times a second. Only a signal counted here ends a call.
#pragma once

#include "result.h"

namespace pysocket {

// Sets whether the program listens to a signal. If it does, the runtime has just installed its
// handler.
//
// A handler is wrapped once. A handler that is installed in front of ours later is left alone,
// because it most likely calls ours: it may belong to another copy of this library, or to any other
// code that chains. If ours were put in front of it again, the two would call each other forever.
Result watch_signal(int signal_number, bool listened_to);

// Whether a watched signal has arrived whose handlers have not had their turn. They have it on one
// thread, which is the same for every caller.
bool signal_pending();

// Records that the handlers have their turn now.
void signals_handled();

}  // namespace pysocket
