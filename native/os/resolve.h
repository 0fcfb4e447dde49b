// Host names to addresses.
#pragma once

#include <netdb.h>

#include <memory>
#include <string>

#include "address.h"

namespace pysocket {

// The host was <broadcast>, which the family does not have.
constexpr Result kFamilyMismatch = -0x10002;
// The host was '', and the resolver found more than one wildcard address.
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

// Finds the address of a host in Python's notation: '' for any address, '<broadcast>', numeric
// text, for which the resolver is not asked, or a name. Fills in only the family and the host.
Result resolve_host(int family, const std::string& host, Address& address);

// Writes the sockaddr for such a host to out and returns its size.
Result encode_inet(int family, const std::string& host, int port, uint32_t flowinfo,
                   uint32_t scope_id, void* out, size_t room);

Result resolve(const char* host, const char* service, const addrinfo& hints, AddrinfoList& list);

struct NameInfo {
  char host[NI_MAXHOST];
  char service[NI_MAXSERV];
};
Result name_info(const sockaddr* address, socklen_t size, int flags, NameInfo& found);

}  // namespace pysocket
