// recv(2) and recvfrom(2).
#pragma once

#include "address.h"
#include "op_receiving.h"

namespace pysocket {

struct RecvOperation : Receiving<RecvOperation> {
  char* data;
  Address* from = nullptr;  // recvfrom

  ssize_t receive(int fd) const {
    char* const to = data + received;
    const size_t room = size - received;
    return from == nullptr
               ? ::recv(fd, to, room, flags | dont_wait())
               : ::recvfrom(fd, to, room, flags | dont_wait(), from->get(), &from->length);
  }

  static bool complete() { return false; }
};

}  // namespace pysocket
