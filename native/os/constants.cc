#include "constants.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#ifdef __linux__
#include <linux/in6.h>
#endif

// CPython's own fall-backs where headers have no such macro.
#ifndef IPPORT_RESERVED
#define IPPORT_RESERVED 1024
#endif
#ifndef IPPORT_USERRESERVED
#define IPPORT_USERRESERVED 5000
#endif
#ifndef SOL_IP
#define SOL_IP IPPROTO_IP
#endif
#ifndef SOL_TCP
#define SOL_TCP IPPROTO_TCP
#endif
#ifndef SOL_UDP
#define SOL_UDP IPPROTO_UDP
#endif

namespace pysocket {

// Where a name is there twice, the later one counts: what the headers say.
const Constant kConstants[] = {
#ifdef __linux__
#define PYSOCKET_VALUE(name, value) {#name, value},
#include "constants_linux.inc"
#undef PYSOCKET_VALUE
#endif
#define PYSOCKET_CONSTANT(name) {#name, static_cast<double>(name)},
#include "constants.inc"
#undef PYSOCKET_CONSTANT
};

const size_t kConstantCount = sizeof kConstants / sizeof *kConstants;

}  // namespace pysocket
