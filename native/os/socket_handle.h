// Windows: a SOCKET as the int that all rings know as a descriptor. Handles have 32 significant
// bits on every Windows, so that 32-bit and 64-bit processes can pass them to each other:
// truncating one and extending its sign again loses nothing, and INVALID_SOCKET is -1.
//
// Who loads us has called WSAStartup(): every Node has.
#pragma once

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <winsock2.h>

#include <cstdint>

#include "result.h"

namespace pysocket {

inline SOCKET to_socket(int fd) { return static_cast<SOCKET>(static_cast<intptr_t>(fd)); }
inline int to_descriptor(SOCKET socket) { return static_cast<int>(static_cast<intptr_t>(socket)); }

// Python's errno is Winsock's number there, too.
inline Result socket_failure() { return -WSAGetLastError(); }

}  // namespace pysocket
