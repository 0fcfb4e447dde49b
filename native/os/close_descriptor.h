// close(2), and its counterpart for sockets on Windows.
#pragma once

#include "result.h"
#include "sys.h"

namespace pysocket {

inline Result close_descriptor(int fd) { return sys::close(fd) == 0 ? 0 : failure(); }

}  // namespace pysocket
