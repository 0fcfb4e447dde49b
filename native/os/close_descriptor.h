// close(2), and what Windows has for sockets.
#pragma once

#include "result.h"
#include "sys.h"

namespace pysocket {

inline Result close_descriptor(int fd) { return sys::close(fd) == 0 ? 0 : failure(); }

}  // namespace pysocket
