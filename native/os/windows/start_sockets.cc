#include "../start_sockets.h"

#include "winsock.h"

namespace pysocket {

// Counted by Winsock, and never given back: threads may use it to the process's end.
void start_sockets() {
  static const bool started = [] {
    WSADATA data{};
    return WSAStartup(MAKEWORD(2, 2), &data) == 0;
  }();
  static_cast<void>(started);
}

}  // namespace pysocket
