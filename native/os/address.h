// A socket address as the kernel has it, and its flat form, in which it is passed to JavaScript.
#pragma once

#include <sys/socket.h>

#include <cstddef>
#include <cstdint>

#include "result.h"

namespace pysocket {

struct Address {
  sockaddr_storage storage{};
  socklen_t length = sizeof(sockaddr_storage);

  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

// lib/addon/exchange.ts has the same layout: JavaScript compares the words with those that it
// decoded last.
struct FlatAddress {
  int32_t family;  // AF_UNSPEC: there is no address
  int32_t port;
  uint32_t flowinfo;
  uint32_t scope_id;
  uint8_t host[16];
  int32_t size;        // the size of bytes
  uint32_t fields[7];  // for other families; see families.h
  uint8_t bytes[128];  // a path, an abstract name, the raw sa_data of other families
};
static_assert(sizeof(FlatAddress) == 192, "lib/addon/exchange.ts counts on this");

void flatten(const Address& address, FlatAddress& flat);

// Writes the sockaddr of a path or an abstract name to out and returns its size. -ENAMETOOLONG if
// it does not fit.
Result encode_unix(const char* path, size_t size, void* out, size_t room);

}  // namespace pysocket
