// Memory that JavaScript sees too: an ArrayBuffer per environment. Numbers that go through it cost
// a store and a load, where an argument of a Node-API call costs several times that; and an address
// that a call yields becomes no object here. lib/addon/exchange.ts has the same layout.
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
  int32_t joining;       // of one attempt with MSG_WAITALL; see Joining
  char sockaddr[128];    // of the last encoded address
};
static_assert(offsetof(Exchange, timeout) == 192 && offsetof(Exchange, fd) == 216 &&
                  offsetof(Exchange, control_size) == 232 && offsetof(Exchange, sockaddr) == 240,
              "lib/addon/exchange.ts counts on this");

// In: does one attempt with MSG_WAITALL join what it gets, and is it not the first of its call?
// Out: kOver when nothing more belongs to what has been received. lib/addon/syscalls.ts has the
// same numbers.
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
