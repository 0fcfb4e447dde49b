// The queue of errors that MSG_ERRQUEUE receives; see recvmsg(2).
#pragma once

#include <sys/socket.h>

#include "sockopt.h"

namespace pysocket {

// Whether the descriptor has an error queue. Queued errors make it ready for everything although
// there is no data, and receiving them never waits. Without a queue, MSG_ERRQUEUE means nothing.
// The flag is rare enough to ask the kernel each time.
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
