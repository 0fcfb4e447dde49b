// Memory that is shared with JavaScript: one ArrayBuffer per environment. A number that goes
// through it costs a store and a load, while an argument of a Node-API call costs several times
// that. An address that a call yields needs no object here. lib/addon/exchange.ts has the same
// layout.
#pragma once

#include <algorithm>
#include <cstddef>

#include "../os/address.h"

namespace pysocket {

struct Exchange {
  FlatAddress address;  // out; in for packAddress

  // In: the arguments of calls that may wait. recvmsg also returns its flags here.
  double timeout;  // nanoseconds, negative for none
  double offset;
  double size;
  int32_t fd;
  int32_t flags;
  int32_t sockaddr_size;
  int32_t file;
  int32_t control_size;  // out: the size of recvmsg's control data, or recvmmsg's descriptor count
  int32_t joining;       // for one attempt with MSG_WAITALL; see Joining
  char sockaddr[128];    // the last encoded address
};
static_assert(offsetof(Exchange, timeout) == 192 && offsetof(Exchange, fd) == 216 &&
                  offsetof(Exchange, control_size) == 232 && offsetof(Exchange, sockaddr) == 240,
              "lib/addon/exchange.ts counts on this");

// In: whether one attempt with MSG_WAITALL joins what it gets (kJoins), and is not the first of its
// call (kGoesOn). Out: kOver if nothing more belongs to the received data. lib/addon/syscalls.ts
// has the same numbers.
enum Joining : int32_t { kAlone, kJoins, kGoesOn, kOver };

template <class Op>
void read_joining(const Exchange& exchange, Op& operation) {
  operation.goes_on = exchange.joining == kGoesOn;
  operation.joins_attempts = operation.goes_on || exchange.joining == kJoins;
}
template <class Op>
void write_joining(Exchange& exchange, const Op& operation) {
  exchange.joining = operation.over ? kOver : kAlone;
}

// The sockaddr in the exchange. JavaScript passes its size.
struct SocketAddress {
  const sockaddr* data;
  socklen_t size;

  SocketAddress(const Exchange& exchange, int length)
      : data(reinterpret_cast<const sockaddr*>(exchange.sockaddr)),
        size(static_cast<socklen_t>(
            std::clamp<int>(length, 0, static_cast<int>(sizeof exchange.sockaddr)))) {}
};

}  // namespace pysocket
