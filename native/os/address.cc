#include "address.h"

#include <netinet/in.h>
#include <sys/un.h>

#include <algorithm>
#include <cstring>

namespace pysocket {
namespace {

size_t size_beyond(const Address& address, size_t header) {
  const auto length = static_cast<size_t>(address.length);
  return length > header ? length - header : 0;
}

void flatten_unix(const Address& address, FlatAddress& flat) {
  const auto& un = reinterpret_cast<const sockaddr_un&>(address.storage);
  const size_t header = offsetof(sockaddr_un, sun_path);
  size_t size = size_beyond(address, header);
  size = std::min(size, sizeof un.sun_path);
  // A path ends at its NUL, which the kernel counts. An abstract name may contain NULs.
  if (size > 0 && un.sun_path[0] != '\0') size = strnlen(un.sun_path, size);
#ifndef __linux__
  else
    size = 0;
#endif
  std::memcpy(flat.bytes, un.sun_path, size);
  flat.size = static_cast<int32_t>(size);
}

}  // namespace

void flatten(const Address& address, FlatAddress& flat) {
  flat.family = address.length == 0 ? AF_UNSPEC : address.storage.ss_family;
  flat.size = 0;
  switch (flat.family) {
    case AF_INET: {
      const auto& in = reinterpret_cast<const sockaddr_in&>(address.storage);
      flat.port = ntohs(in.sin_port);
      std::memcpy(flat.host, &in.sin_addr, 4);
      break;
    }
    case AF_INET6: {
      const auto& in6 = reinterpret_cast<const sockaddr_in6&>(address.storage);
      flat.port = ntohs(in6.sin6_port);
      flat.flowinfo = ntohl(in6.sin6_flowinfo);
      flat.scope_id = in6.sin6_scope_id;
      std::memcpy(flat.host, &in6.sin6_addr, 16);
      break;
    }
    case AF_UNIX:
      flatten_unix(address, flat);
      break;
    default: {
      const size_t header = offsetof(sockaddr, sa_data);
      const size_t size = size_beyond(address, header);
      flat.size = static_cast<int32_t>(std::min(size, sizeof flat.bytes));
      std::memcpy(flat.bytes, reinterpret_cast<const char*>(&address.storage) + header,
                  static_cast<size_t>(flat.size));
    }
  }
}

Result encode_unix(const char* path, size_t size, void* out, size_t room) {
  sockaddr_un un{};
  un.sun_family = AF_UNIX;
  size_t length = size;
#ifdef __linux__
  const bool abstract = size > 0 && path[0] == '\0';
  const bool autobind = size == 0;
#else
  const bool abstract = false;
  const bool autobind = false;
#endif
  if (abstract) {
    if (size > sizeof un.sun_path) return -ENAMETOOLONG;
  } else {
    if (size >= sizeof un.sun_path) return -ENAMETOOLONG;
    if (!autobind) length = size + 1;  // the NUL counts
  }
  if (size > 0) std::memcpy(un.sun_path, path, size);
  const size_t total = offsetof(sockaddr_un, sun_path) + length;
  if (total > room) return -ENAMETOOLONG;
  std::memcpy(out, &un, total);
  return static_cast<Result>(total);
}

}  // namespace pysocket
