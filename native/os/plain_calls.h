// Calls on a socket that never wait and have one answer: bind(2), listen(2), shutdown(2),
// getsockname(2), getpeername(2).
#pragma once

#include <sys/socket.h>

#include "address.h"
#include "result.h"
#include "sys.h"

namespace pysocket {

inline Result bind_to(int fd, const sockaddr* name, socklen_t size) {
  return sys::bind(fd, name, size) == 0 ? 0 : failure();
}

inline Result listen_on(int fd, int backlog) {
  return sys::listen(fd, backlog) == 0 ? 0 : failure();
}

inline Result shut_down(int fd, int how) { return sys::shutdown(fd, how) == 0 ? 0 : failure(); }

inline Result own_name(int fd, Address& name) {
  return sys::getsockname(fd, name.get(), &name.length) == 0 ? 0 : failure();
}

inline Result peer_name(int fd, Address& name) {
  return sys::getpeername(fd, name.get(), &name.length) == 0 ? 0 : failure();
}

}  // namespace pysocket
