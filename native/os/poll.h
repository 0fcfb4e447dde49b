// poll(2) that reports how long it slept.
#pragma once

#include <poll.h>

#include <cstdint>

#include "result.h"

namespace pysocket {

// Sleeps until one of the descriptors is ready or the time is over. Returns the number of ready
// descriptors, or an error. limit and slept are in nanoseconds.
Result poll_for(pollfd* fds, unsigned count, int64_t limit, int64_t& slept);

}  // namespace pysocket
