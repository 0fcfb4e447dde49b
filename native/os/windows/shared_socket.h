// Sockets that are passed to another process: WSADuplicateSocket(), on which Python's share() and
// fromshare() are built.
#pragma once

#include <array>
#include <cstdint>

#include "../result.h"
#include "winsock.h"

namespace pysocket {

// A WSAPROTOCOL_INFOW, as bytes that may come from anywhere.
struct alignas(WSAPROTOCOL_INFOW) ProtocolInfo : std::array<char, sizeof(WSAPROTOCOL_INFOW)> {};

// Gets what the process with that id needs to make a socket from it, once.
Result share_socket(int fd, uint32_t process, ProtocolInfo& info);

// Makes the socket, which is not inheritable.
Result socket_of_share(ProtocolInfo& info);

}  // namespace pysocket
