// Apple's headers have the options of RFC 3542 only with this macro, which CPython sets, too.
// NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
#define __APPLE_USE_RFC_3542 1

#include "constants.h"

#if __has_include(<net/ethernet.h>)
#include <net/ethernet.h>
#endif
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>

#ifdef __linux__
#include <linux/in6.h>
#endif

// Names that not every set of Apple's headers has: <sys/sys_domain.h>, <net/ethernet.h>.
#ifdef __APPLE__
#ifndef SYSPROTO_CONTROL
#define SYSPROTO_CONTROL 2
#endif
#ifndef ETHERTYPE_IP
#define ETHERTYPE_IP 0x0800
#define ETHERTYPE_ARP 0x0806
#define ETHERTYPE_VLAN 0x8100
#define ETHERTYPE_IPV6 0x86dd
#endif
#endif

// CPython's own fallbacks for headers without these macros.
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

// If a name appears twice, the later entry counts, which is the one from the headers.
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

const Constant kErrnos[] = {
#define PYSOCKET_CONSTANT(name) {#name, static_cast<double>(name)},
#include "errnos.inc"
#undef PYSOCKET_CONSTANT
};

const size_t kErrnoCount = sizeof kErrnos / sizeof *kErrnos;

}  // namespace pysocket
