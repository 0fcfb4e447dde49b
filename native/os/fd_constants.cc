#include <fcntl.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <termios.h>

#include "constants.h"

#ifdef __linux__
#include <linux/if_tun.h>
#include <linux/sockios.h>
#include <sys/eventfd.h>
#endif

namespace pysocket {
// Requests are unsigned numbers, whatever type a header gives them.
const Constant kFdConstants[] = {
#define PYSOCKET_CONSTANT(name) {#name, static_cast<double>(static_cast<unsigned>(name))},
#include "fd_constants.inc"
#undef PYSOCKET_CONSTANT
};

const size_t kFdConstantCount = sizeof kFdConstants / sizeof *kFdConstants;

}  // namespace pysocket
