// Signals that have a handler in JavaScript. Such a handler cannot run while a call blocks, so the
// call has to end. The runtime installs a C handler of its own; we put one in front of it that
// counts, wakes who waits, and goes on to the runtime's. Nothing else about the signal changes:
// flags and mask stay (SA_RESTART too; poll(2) is never restarted, and a sleep in the kernel is
// ended by wake()).
//
// EINTR alone says nothing: SIGCHLD of any child or a profiler's SIGPROF bring it too, the latter
// hundreds of times a second. Only a signal counted here ends a call.
#pragma once

#include "result.h"

namespace pysocket {

// Does the program listen to a signal? If so, the runtime has just installed its handler.
//
// A handler is wrapped once. Whatever stands in front of ours later is left alone, for it most
// likely goes on to ours: another copy of this library, or any other that chains. Wrapped again,
// the two would go on to each other for ever.
Result watch_signal(int signal_number, bool listened_to);

// Has a watched signal come whose handlers have not had their turn? They have it on one thread, the
// same for everybody who asks.
bool signal_pending();

// They have their turn now.
void signals_handled();

}  // namespace pysocket
