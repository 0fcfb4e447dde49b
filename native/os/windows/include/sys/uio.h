// See sys/socket.h.
#pragma once

#include <cstddef>

struct iovec {
  void* iov_base;
  size_t iov_len;
};
