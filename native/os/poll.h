// poll(2) that tells how long it slept.
#pragma once

#include <poll.h>

#include <cstdint>

#include "result.h"

namespace pysocket {

constexpr int64_t kForever = INT64_MAX;

// Sleeps until one of the descriptors is ready or the time is over: the number of those ready, or
// an error. slept: nanoseconds; unknown, and kForever, when the limit is.
Result poll_for(pollfd* fds, unsigned count, int64_t limit, int64_t& slept);

}  // namespace pysocket
