#include "constants.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#ifdef __linux__
#include <linux/in6.h>
#ifndef SO_ORIGINAL_DST  // <linux/netfilter_ipv4.h> cannot be included beside <netinet/in.h>
#define SO_ORIGINAL_DST 80
#endif
// The kernel's numbers, which are the same everywhere; older headers lack the names.
#ifndef IPPROTO_MPTCP
#define IPPROTO_MPTCP 262
#endif
#ifndef IPPROTO_UDPLITE
#define IPPROTO_UDPLITE 136
#endif
#ifndef UDPLITE_SEND_CSCOV
#define UDPLITE_SEND_CSCOV 10
#define UDPLITE_RECV_CSCOV 11
#endif
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

const Constant kConstants[] = {
#define PYSOCKET_CONSTANT(name) {#name, static_cast<double>(name)},
#include "constants.inc"
#undef PYSOCKET_CONSTANT
};

const size_t kConstantCount = sizeof kConstants / sizeof *kConstants;

}  // namespace pysocket
