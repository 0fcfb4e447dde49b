#include "../start_sockets.h"

#include "winsock.h"

namespace pysocket {

// Winsock counts these calls. This one is never undone, because threads may use Winsock until the
// process ends.
void start_sockets() {
  static const bool started = [] {
    WSADATA data{};
    return WSAStartup(MAKEWORD(2, 2), &data) == 0;
  }();
  static_cast<void>(started);
}

}  // namespace pysocket
