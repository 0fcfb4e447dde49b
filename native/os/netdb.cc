// macOS lacks the reentrant functions; see netdb_plain.cc.
#if !defined(__APPLE__) && !defined(_WIN32)

#include "netdb.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#ifndef __GLIBC__
#include <mutex>
#endif
#ifndef NETDB_INTERNAL
#define NETDB_INTERNAL (-1)
#endif

namespace pysocket {
namespace {

constexpr size_t kFirstRoom = 1024;
// A line of a database that does not fit this counts as missing.
constexpr size_t kMostRoom = size_t{1} << 24;

// Makes a call with more and more room until its result is not ERANGE.
template <class Call>
int with_room(std::unique_ptr<char[]>& room, Call call) {
  for (size_t size = kFirstRoom;; size *= 2) {
    room = std::make_unique<char[]>(size);
    const int error = call(room.get(), size);
    if (error != ERANGE || size >= kMostRoom) return error;
  }
}

// The same for a call that yields an entry, or null.
template <class Entry, class Call>
bool find(std::unique_ptr<char[]>& room, Entry& entry, Call call) {
  Entry* found = nullptr;
  const int error = with_room(
      room, [&](char* memory, size_t size) { return call(&entry, memory, size, &found); });
  return error == 0 && found != nullptr;
}

}  // namespace

Result Host::by_name(const char* name) {
  int code = NETDB_INTERNAL;
  const bool found = find(room_, entry_, [&](auto* entry, char* room, size_t size, auto** into) {
    return gethostbyname_r(name, entry, room, size, into, &code);
  });
  return found ? 0 : host_failure(code);
}

Result Host::by_address(const Address& address) {
  const auto& in = reinterpret_cast<const sockaddr_in&>(address.storage);
  const auto& in6 = reinterpret_cast<const sockaddr_in6&>(address.storage);
  const bool is_inet = address.storage.ss_family == AF_INET;
  const void* host = is_inet ? static_cast<const void*>(&in.sin_addr) : &in6.sin6_addr;
  const socklen_t length = is_inet ? sizeof in.sin_addr : sizeof in6.sin6_addr;
  int code = NETDB_INTERNAL;
  const bool found = find(room_, entry_, [&](auto* entry, char* room, size_t size, auto** into) {
    return gethostbyaddr_r(host, length, address.storage.ss_family, entry, room, size, into, &code);
  });
  return found ? 0 : host_failure(code);
}

Result service_port(const char* name, const char* protocol) {
  servent service{};
  std::unique_ptr<char[]> room;
  const bool found = find(room, service, [&](auto* entry, char* memory, size_t size, auto** into) {
    return getservbyname_r(name, protocol, entry, memory, size, into);
  });
  return found ? ntohs(static_cast<uint16_t>(service.s_port)) : -ENOENT;
}

Result service_name(int port, const char* protocol, std::string& name) {
  servent service{};
  std::unique_ptr<char[]> room;
  const int swapped = htons(static_cast<uint16_t>(port));
  const bool found = find(room, service, [&](auto* entry, char* memory, size_t size, auto** into) {
    return getservbyport_r(swapped, protocol, entry, memory, size, into);
  });
  if (!found) return -ENOENT;
  name = service.s_name;
  return 0;
}

#ifdef __GLIBC__
Result protocol_number(const char* name) {
  protoent protocol{};
  std::unique_ptr<char[]> room;
  const bool found = find(room, protocol, [&](auto* entry, char* memory, size_t size, auto** into) {
    return getprotobyname_r(name, entry, memory, size, into);
  });
  return found ? protocol.p_proto : -ENOENT;
}
#else
// musl has only the plain form, over a table that only one caller at a time can walk through.
Result protocol_number(const char* name) {
  static auto& one_at_a_time = *new std::mutex;
  const std::lock_guard<std::mutex> lock(one_at_a_time);
  const protoent* const protocol = getprotobyname(name);
  return protocol == nullptr ? -ENOENT : protocol->p_proto;
}
#endif

}  // namespace pysocket

#endif
