// poll(2) that tells how long it slept.
#pragma once

#include <poll.h>

#include <cstdint>

#include "result.h"

namespace pysocket {

// Sleeps until one of the descriptors is ready or the time is over: the number of those ready, or
// an error. Both in nanoseconds.
Result poll_for(pollfd* fds, unsigned count, int64_t limit, int64_t& slept);

}  // namespace pysocket
