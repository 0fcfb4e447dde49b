#include "resolve.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstring>

namespace pysocket {
namespace {

// The resolver is not asked about numeric text.
bool parse_numeric(int family, const std::string& host, Address& address) {
  void* into = family == AF_INET
                   ? static_cast<void*>(&reinterpret_cast<sockaddr_in&>(address.storage).sin_addr)
                   : &reinterpret_cast<sockaddr_in6&>(address.storage).sin6_addr;
  if (inet_pton(family, host.c_str(), into) != 1) return false;
  address.storage.ss_family = static_cast<sa_family_t>(family);
  return true;
}

}  // namespace

Result resolve_host(int family, const std::string& host, Address& address) {
  addrinfo hints{};
  hints.ai_family = family;
  AddrinfoList list;
  for (const int numeric : {AF_INET, AF_INET6}) {
    const bool wanted = family == numeric || family == AF_UNSPEC;
    if (wanted && parse_numeric(numeric, host, address)) return 0;
  }
  if (host.empty()) {
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = AI_PASSIVE;
    const Result result = resolve(nullptr, "0", hints, list);
    if (result < 0) return result;
    if (list->ai_next != nullptr) return kManyWildcards;
  } else if (host == "<broadcast>" || host == "255.255.255.255") {
    if (family != AF_INET && family != AF_UNSPEC) return kFamilyMismatch;
    address.storage.ss_family = AF_INET;
    reinterpret_cast<sockaddr_in&>(address.storage).sin_addr.s_addr = INADDR_BROADCAST;
    return 0;
  } else {
    const Result result = resolve(host.c_str(), nullptr, hints, list);
    if (result < 0) return result;
  }
  std::memcpy(&address.storage, list->ai_addr,
              std::min<size_t>(sizeof address.storage, list->ai_addrlen));
  return 0;
}

Result encode_inet(int family, const std::string& host, int port, uint32_t flowinfo,
                   uint32_t scope_id, void* out, size_t room) {
  Address address;
  const Result result = resolve_host(family, host, address);
  if (result < 0) return result;
  address.storage.ss_family = static_cast<sa_family_t>(family);
  size_t size = sizeof(sockaddr_in);
  if (family == AF_INET6) {
    auto& in6 = reinterpret_cast<sockaddr_in6&>(address.storage);
    in6.sin6_port = htons(static_cast<uint16_t>(port));
    in6.sin6_flowinfo = htonl(flowinfo);
    in6.sin6_scope_id = scope_id;  // Python's tuple wins over a %zone in the host
    size = sizeof in6;
  } else {
    reinterpret_cast<sockaddr_in&>(address.storage).sin_port = htons(static_cast<uint16_t>(port));
  }
  if (size > room) return -EINVAL;
  std::memcpy(out, &address.storage, size);
  return static_cast<Result>(size);
}

Result resolve(const char* host, const char* service, const addrinfo& hints, AddrinfoList& list) {
#if defined(__APPLE__) || defined(PYSOCKET_PORTABLE)
  // As in CPython: with AI_NUMERICSERV the system takes no port 0, unless it is written like this.
  if ((hints.ai_flags & AI_NUMERICSERV) != 0 &&
      (service == nullptr || std::strcmp(service, "0") == 0)) {
    service = "00";
  }
#endif
  addrinfo* found = nullptr;
  const int code = getaddrinfo(host, service, &hints, &found);
  list.reset(found);
  return code == 0 ? 0 : resolver_failure(code);
}

Result name_info(const sockaddr* address, socklen_t size, int flags, NameInfo& found) {
  const int code = getnameinfo(address, size, found.host, sizeof found.host, found.service,
                               sizeof found.service, flags);
  return code == 0 ? 0 : resolver_failure(code);
}

}  // namespace pysocket
