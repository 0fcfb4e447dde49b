// With PYSOCKET_PLAIN_NETDB, tests run this elsewhere.
//
// macOS has no reentrant forms. The usual ones return memory that the next call of the thread
// overwrites. So one call at a time is made, because all threads share h_errno, and its result is
// copied.
#if defined(__APPLE__) || defined(_WIN32) || defined(PYSOCKET_PLAIN_NETDB)

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>
#include <mutex>

#include "netdb.h"

namespace pysocket {
namespace {

// Leaky on purpose: threads may look up names after static destructors have run.
std::mutex& one_at_a_time() {
  static auto& mutex = *new std::mutex;
  return mutex;
}

size_t length_of(char* const* list) {
  size_t length = 0;
  while (list != nullptr && list[length] != nullptr) ++length;
  return length;
}

// A copy of a hostent's lists and of what they point to, in one block of memory.
class Copy {
 public:
  static size_t size_of(const hostent& host) {
    const size_t names = length_of(host.h_aliases);
    const size_t addresses = length_of(host.h_addr_list);
    size_t size = (names + addresses + 2) * sizeof(char*) + addresses * width_of(host);
    for (size_t i = 0; i < names; ++i) size += std::strlen(host.h_aliases[i]) + 1;
    return size + std::strlen(host.h_name) + 1;
  }

  // Copies into memory of that size, which new[] has aligned for pointers.
  Copy(const hostent& host, char* memory)
      : pointers_(reinterpret_cast<char**>(memory)),
        bytes_(memory +
               (length_of(host.h_aliases) + length_of(host.h_addr_list) + 2) * sizeof(char*)),
        entry_(host) {
    entry_.h_name = take(host.h_name, std::strlen(host.h_name) + 1);
    entry_.h_addr_list = list(host.h_addr_list, [&](const char*) { return width_of(host); });
    entry_.h_aliases = list(host.h_aliases, [](const char* name) { return std::strlen(name) + 1; });
  }

  const hostent& entry() const { return entry_; }

 private:
  static size_t width_of(const hostent& host) { return static_cast<size_t>(host.h_length); }

  char* take(const char* from, size_t size) {
    char* const to = bytes_;
    std::memcpy(to, from, size);
    bytes_ += size;
    return to;
  }

  template <class Size>
  char** list(char* const* from, Size size) {
    char** const to = pointers_;
    const size_t length = length_of(from);
    for (size_t i = 0; i < length; ++i) *pointers_++ = take(from[i], size(from[i]));
    *pointers_++ = nullptr;
    return to;
  }

  char** pointers_;
  char* bytes_;
  hostent entry_;
};

// Makes a call and keeps a copy of its result.
template <class Call>
Result look_up(hostent& entry, std::unique_ptr<char[]>& room, Call call) {
  const std::lock_guard<std::mutex> lock(one_at_a_time());
  const hostent* const found = call();
  if (found == nullptr) return host_failure(h_errno);
  room = std::make_unique<char[]>(Copy::size_of(*found));
  entry = Copy(*found, room.get()).entry();
  return 0;
}

}  // namespace

Result Host::by_name(const char* name) {
  return look_up(entry_, room_, [&] { return gethostbyname(name); });
}

Result Host::by_address(const Address& address) {
  const auto& in = reinterpret_cast<const sockaddr_in&>(address.storage);
  const auto& in6 = reinterpret_cast<const sockaddr_in6&>(address.storage);
  const bool is_inet = address.storage.ss_family == AF_INET;
  const void* at = is_inet ? static_cast<const void*>(&in.sin_addr) : &in6.sin6_addr;
  const auto* const host = static_cast<const char*>(at);
  const socklen_t length = is_inet ? sizeof in.sin_addr : sizeof in6.sin6_addr;
  return look_up(entry_, room_,
                 [&] { return gethostbyaddr(host, length, address.storage.ss_family); });
}

Result service_port(const char* name, const char* protocol) {
  const std::lock_guard<std::mutex> lock(one_at_a_time());
  const servent* const service = getservbyname(name, protocol);
  return service == nullptr ? -ENOENT : ntohs(static_cast<uint16_t>(service->s_port));
}

Result service_name(int port, const char* protocol, std::string& name) {
  const std::lock_guard<std::mutex> lock(one_at_a_time());
  const servent* const service = getservbyport(htons(static_cast<uint16_t>(port)), protocol);
  if (service == nullptr) return -ENOENT;
  name = service->s_name;
  return 0;
}

Result protocol_number(const char* name) {
  const std::lock_guard<std::mutex> lock(one_at_a_time());
  const protoent* const protocol = getprotobyname(name);
  return protocol == nullptr ? -ENOENT : protocol->p_proto;
}

}  // namespace pysocket

#endif
