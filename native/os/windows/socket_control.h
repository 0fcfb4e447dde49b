// WSAIoctl() with what Python's socket.ioctl() passes: one number or three.
#pragma once

#include <cstddef>
#include <cstdint>

#include "../socket_handle.h"
#include "../sys.h"

namespace pysocket {

// Returns the number of bytes that the system answered, or an error.
inline Result control_socket(int fd, uint32_t request, uint32_t* words, size_t count) {
  DWORD answered = 0;
  const int result = sys::told([&] {
    return WSAIoctl(to_socket(fd), request, words, static_cast<DWORD>(count * sizeof *words),
                    nullptr, 0, &answered, nullptr, nullptr);
  });
  return result == 0 ? static_cast<Result>(answered) : failure();
}

}  // namespace pysocket
