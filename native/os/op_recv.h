// recv(2) and recvfrom(2).
#pragma once

#include <cstddef>

#include "address.h"
#include "operation.h"

namespace pysocket {

struct RecvOperation : Operation {
  char* data;
  size_t size;
  int flags;
  Address* from = nullptr;  // recvfrom
  size_t received = 0;

  Result attempt(int fd) {
    // MSG_WAITALL together with MSG_DONTWAIT would not wait for all: collect it ourselves.
    const bool all = never_wait && (flags & MSG_WAITALL) != 0 && (flags & MSG_PEEK) == 0;
    for (;;) {
      const ssize_t got = from == nullptr
                              ? ::recv(fd, data + received, size - received, flags | dont_wait())
                              : ::recvfrom(fd, data + received, size - received,
                                           flags | dont_wait(), from->get(), &from->length);
      if (got < 0) return errno != EAGAIN && received > 0 ? whole() : not_yet_or_failure();
      received += static_cast<size_t>(got);
      if (!all || got == 0 || received >= size) return whole();
    }
  }

  Result give_up(Result error) const { return received > 0 ? whole() : error; }

 private:
  Result whole() const { return static_cast<Result>(received); }
};

}  // namespace pysocket
