#include <poll.h>

#include <climits>

#include "constants.h"
#include "kqueue.h"

#ifdef __linux__
#include <sys/epoll.h>
#endif

namespace pysocket {

const Constant kPollConstants[] = {
#define PYSOCKET_CONSTANT(name) {#name, static_cast<double>(static_cast<unsigned>(name))},
// Filters are negative.
#define PYSOCKET_VALUE(name, value) {#name, static_cast<double>(value)},
#include "poll_constants.inc"
#undef PYSOCKET_VALUE
#undef PYSOCKET_CONSTANT
};

const size_t kPollConstantCount = sizeof kPollConstants / sizeof *kPollConstants;

}  // namespace pysocket
