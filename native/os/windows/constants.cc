#include "../constants.h"

#include <cerrno>

#include "errno_names.h"

namespace pysocket {

const Constant kConstants[] = {
#define PYSOCKET_VALUE(name, value) {#name, static_cast<double>(value)},
#include "../constants_windows.inc"
#undef PYSOCKET_VALUE
};

const size_t kConstantCount = sizeof kConstants / sizeof *kConstants;

const Constant kErrnos[] = {
#define PYSOCKET_CONSTANT(name) {#name, static_cast<double>(name)},
#include "../errnos.inc"
#include "winsock_errnos.inc"
#undef PYSOCKET_CONSTANT
};

const size_t kErrnoCount = sizeof kErrnos / sizeof *kErrnos;

}  // namespace pysocket
