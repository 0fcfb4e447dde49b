// Host names to addresses.
#pragma once

#include <netdb.h>

#include <memory>
#include <string>

#include "address.h"

namespace pysocket {

// The host was <broadcast>, and the family has none.
constexpr Result kFamilyMismatch = -0x10002;
// The host was '', which stands for one address in every family.
constexpr Result kManyWildcards = -0x10003;

inline Result resolver_failure(int code) {
#ifdef EAI_SYSTEM
  if (code == EAI_SYSTEM) return failure();
#endif
  return kResolverBase - (code < 0 ? -code : code);
}

struct FreeAddrinfo {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};
using AddrinfoList = std::unique_ptr<addrinfo, FreeAddrinfo>;

// The address of a host given as Python does: '' for any address, '<broadcast>', numeric text
// without asking the resolver, or a name. Fills in the family and the host only.
Result resolve_host(int family, const std::string& host, Address& address);

// The sockaddr (its size is the result) for such a host.
Result encode_inet(int family, const std::string& host, int port, uint32_t flowinfo,
                   uint32_t scope_id, void* out, size_t room);

Result resolve(const char* host, const char* service, const addrinfo& hints, AddrinfoList& list);

struct NameInfo {
  char host[NI_MAXHOST];
  char service[NI_MAXSERV];
};
Result name_info(const sockaddr* address, socklen_t size, int flags, NameInfo& found);

}  // namespace pysocket
