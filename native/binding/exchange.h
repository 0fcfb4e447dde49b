// Memory that JavaScript sees too: an ArrayBuffer per environment. Numbers that go through it cost
// a store and a load, where an argument of a Node-API call costs several times that; and an address
// that a call yields becomes no object here. lib/exchange.ts has the same layout.
#pragma once

#include <algorithm>
#include <cstddef>

#include "../os/address.h"

namespace pysocket {

struct Exchange {
  FlatAddress address;  // out

  // In: the arguments of calls that may wait. recvmsg leaves its flags here.
  double timeout;  // nanoseconds, negative for none
  double offset;
  double size;
  int32_t fd;
  int32_t flags;
  int32_t sockaddr_size;
  int32_t file;
  int32_t control_size;  // out: of recvmsg's ancillary data
  int32_t unused;
  char sockaddr[128];  // of the last encoded address
};
static_assert(offsetof(Exchange, timeout) == 192 && offsetof(Exchange, fd) == 216 &&
                  offsetof(Exchange, control_size) == 232 && offsetof(Exchange, sockaddr) == 240,
              "lib/exchange.ts counts on this");

// The sockaddr in the exchange, of which JavaScript tells the size.
struct SocketAddress {
  const sockaddr* data;
  socklen_t size;

  SocketAddress(const Exchange& exchange, int length)
      : data(reinterpret_cast<const sockaddr*>(exchange.sockaddr)),
        size(static_cast<socklen_t>(
            std::clamp<int>(length, 0, static_cast<int>(sizeof exchange.sockaddr)))) {}
};

}  // namespace pysocket
