// Sockets that another process gets: WSADuplicateSocket(), of which Python's share() and
// fromshare() are made.
#pragma once

#include <array>
#include <cstdint>

#include "../result.h"
#include "winsock.h"

namespace pysocket {

// A WSAPROTOCOL_INFOW, as bytes that may come from anywhere.
struct alignas(WSAPROTOCOL_INFOW) ProtocolInfo : std::array<char, sizeof(WSAPROTOCOL_INFOW)> {};

// What the process of that number needs, to make a socket of it once.
Result share_socket(int fd, uint32_t process, ProtocolInfo& info);

// The socket, which is not inheritable.
Result socket_of_share(ProtocolInfo& info);

}  // namespace pysocket
