// Host names to addresses.
#pragma once

#include <netdb.h>

#include <memory>
#include <string>

#include "address.h"

namespace pysocket {

// The host was <broadcast>, and the family has none.
constexpr Result kFamilyMismatch = -0x10002;

inline Result resolver_failure(int code) {
  if (code == EAI_SYSTEM) return failure();
  return kResolverBase - (code < 0 ? -code : code);
}

struct FreeAddrinfo {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};
using AddrinfoList = std::unique_ptr<addrinfo, FreeAddrinfo>;

// The sockaddr (its size is the result) for a host given as Python does: '' for any address,
// '<broadcast>', numeric text without asking the resolver, or a name.
Result encode_inet(int family, const std::string& host, int port, uint32_t flowinfo,
                   uint32_t scope_id, void* out, size_t room);

Result resolve(const char* host, const char* service, const addrinfo& hints, AddrinfoList& list);

}  // namespace pysocket
