// Descriptors that are no sockets: pipe(2), eventfd(2), and a pair of pseudo-terminals (pty(7)).
// Nothing made here is inheritable.
#pragma once

#include "result.h"

namespace pysocket {

// The read end and the write end.
Result make_pipe(int fds[2]);

// Master and slave.
Result open_terminal_pair(int fds[2]);

#ifdef __linux__
Result make_eventfd(unsigned count, int flags);
#endif

}  // namespace pysocket
