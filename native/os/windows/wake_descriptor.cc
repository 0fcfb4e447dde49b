#include "../wake_descriptor.h"

#include "../close_descriptor.h"
#include "../socket_handle.h"

// A datagram socket that is connected to itself: Windows can poll only sockets, and nothing else
// can send to this one.

namespace pysocket {
namespace {

bool connect_to_itself(SOCKET socket) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  u_long no_waiting = 1;
  return bind(socket, generic, size) == 0 && getsockname(socket, generic, &size) == 0 &&
         connect(socket, generic, size) == 0 && ioctlsocket(socket, FIONBIO, &no_waiting) == 0;
}

}  // namespace

WakeDescriptor::WakeDescriptor() {
  const SOCKET socket = WSASocketW(AF_INET, SOCK_DGRAM, IPPROTO_UDP, nullptr, 0,
                                   WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
  if (socket == INVALID_SOCKET) return;
  if (connect_to_itself(socket)) {
    read_end_ = write_end_ = to_descriptor(socket);
  } else {
    closesocket(socket);
  }
}

WakeDescriptor::~WakeDescriptor() {
  if (read_end_ >= 0) close_descriptor(read_end_);
}

void WakeDescriptor::wake() const {
  const int saved = WSAGetLastError();
  const char byte = 0;
  // Refused when there is no room. Then the socket is readable already.
  send(to_socket(write_end_), &byte, 1, 0);
  WSASetLastError(saved);
}

void WakeDescriptor::drain() const {
  char bytes[8];
  while (recv(to_socket(read_end_), bytes, sizeof bytes, 0) > 0) {
  }
}

}  // namespace pysocket
