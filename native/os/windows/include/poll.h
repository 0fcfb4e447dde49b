// See sys/socket.h. The constants are Winsock's; struct pollfd is POSIX's, an int and two shorts,
// and hides Winsock's from this library.
#pragma once

#include "sys/socket.h"

namespace pysocket {

struct pollfd {
  int fd;
  short events;
  short revents;
};

}  // namespace pysocket
