// The calls on a socket that never wait and have one answer: bind(2), listen(2), shutdown(2),
// getsockname(2), getpeername(2).
#pragma once

#include <sys/socket.h>

#include "address.h"
#include "result.h"

namespace pysocket {

inline Result bind_to(int fd, const sockaddr* name, socklen_t size) {
  return ::bind(fd, name, size) == 0 ? 0 : failure();
}

inline Result listen_on(int fd, int backlog) { return ::listen(fd, backlog) == 0 ? 0 : failure(); }

inline Result shut_down(int fd, int how) { return ::shutdown(fd, how) == 0 ? 0 : failure(); }

inline Result own_name(int fd, Address& name) {
  return ::getsockname(fd, name.get(), &name.length) == 0 ? 0 : failure();
}

inline Result peer_name(int fd, Address& name) {
  return ::getpeername(fd, name.get(), &name.length) == 0 ? 0 : failure();
}

}  // namespace pysocket
