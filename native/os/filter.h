// Packet filters: setsockopt(2) with SO_ATTACH_FILTER, whose value holds a pointer.
#pragma once

#include <sys/socket.h>

#ifdef SO_ATTACH_FILTER
#include <linux/filter.h>

#include <cstring>
#include <memory>
#include <new>

#include "result.h"
#include "sys.h"

namespace pysocket {

// Attaches size bytes of instructions, of any alignment. The number of instructions has 16 bits: a
// larger one would be truncated, and only part of the program attached.
inline Result set_filter(int fd, const void* instructions, size_t size) {
  const size_t count = size / sizeof(sock_filter);
  if (size % sizeof(sock_filter) != 0 || count > BPF_MAXINSNS) return -EINVAL;
  // One more, because the kernel recognizes an empty program (EINVAL) by its count, not by its
  // pointer.
  const std::unique_ptr<sock_filter[]> copy(new (std::nothrow) sock_filter[count + 1]);
  if (copy == nullptr) return -ENOMEM;
  if (count > 0) std::memcpy(copy.get(), instructions, size);
  const sock_fprog program = {static_cast<unsigned short>(count), copy.get()};
  return sys::setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0
             ? 0
             : failure();
}

}  // namespace pysocket
#endif
