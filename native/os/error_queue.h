// The queue of errors that MSG_ERRQUEUE receives; see recvmsg(2).
#pragma once

#include <sys/socket.h>

#include "sockopt.h"

namespace pysocket {

// Errors that are queued make a descriptor ready for everything, but no data: receiving them never
// waits. Where there is no such queue the flag says nothing. Rare enough to ask the kernel.
inline bool has_error_queue(int fd) {
#if defined(MSG_ERRQUEUE) && defined(SO_DOMAIN)
  int domain = AF_UNSPEC;
  if (get_option(fd, SOL_SOCKET, SO_DOMAIN, domain) != 0) return true;
  switch (domain) {
    case AF_INET:
    case AF_INET6:
    case AF_PACKET:
    case AF_CAN:
    case AF_BLUETOOTH:
    case AF_VSOCK:
      return true;
    default:
      return false;
  }
#else
  static_cast<void>(fd);
  return true;
#endif
}

}  // namespace pysocket
