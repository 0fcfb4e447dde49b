// Windows: a SOCKET as an int, which all rings know as a descriptor. Handles have 32 significant
// bits on every Windows, so that 32-bit and 64-bit processes can pass them to each other.
// Truncating a handle and sign-extending it again therefore loses nothing, and INVALID_SOCKET is
// -1.
#pragma once

#include <cstdint>

#include "result.h"
#include "windows/winsock.h"

namespace pysocket {

inline SOCKET to_socket(int fd) { return static_cast<SOCKET>(static_cast<intptr_t>(fd)); }
inline int to_descriptor(SOCKET socket) { return static_cast<int>(static_cast<intptr_t>(socket)); }

inline Result socket_failure() { return -errno_of(WSAGetLastError()); }

}  // namespace pysocket
