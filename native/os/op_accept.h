// accept(2): a descriptor that is not inheritable, and the peer's address.
#pragma once

#include <fcntl.h>

#include "address.h"
#include "descriptor_mode.h"
#include "lease.h"
#include "operation.h"

namespace pysocket {

struct AcceptOperation : Operation {
  static constexpr bool kPollFirst = true;

  Address* peer;

  // A socket that does not listen would be waited on for ever; accept() refuses it at once.
  static bool worth_waiting(int fd) {
    int listens = 1;
    socklen_t size = sizeof listens;
    return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || listens != 0;
  }

  Result attempt(int fd) const {
    if (tries_only && !is_ready(fd)) return kNotYet;
    // Somebody else may take the connection that made it ready.
    const WithoutWaiting mode(fd, tries_only);
    peer->length = sizeof peer->storage;
#ifdef __linux__
    const int accepted = ::accept4(fd, peer->get(), &peer->length, SOCK_CLOEXEC);
#else
    const int accepted = ::accept(fd, peer->get(), &peer->length);
    if (accepted >= 0) fcntl(accepted, F_SETFD, FD_CLOEXEC);
#endif
    return accepted >= 0 ? fresh(accepted) : not_yet_or_failure();
  }

 private:
  static bool is_ready(int fd) {
    pollfd one{fd, kEvents, 0};
    return ::poll(&one, 1, 0) != 0;
  }
};

}  // namespace pysocket
