// close(2), and what Windows has for sockets.
#pragma once

#ifdef _WIN32
#include "socket_handle.h"
#else
#include "sys.h"
#endif

#include "result.h"

namespace pysocket {

#ifdef _WIN32
inline Result close_descriptor(int fd) {
  return closesocket(to_socket(fd)) == 0 ? 0 : socket_failure();
}
#else
inline Result close_descriptor(int fd) { return sys::close(fd) == 0 ? 0 : failure(); }
#endif

}  // namespace pysocket
