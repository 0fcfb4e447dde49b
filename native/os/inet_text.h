// IP addresses as text: inet_aton(3), inet_pton(3), inet_ntop(3).
#pragma once

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "result.h"

namespace pysocket {

// An address as text; empty when the family has none.
using InetText = std::array<char, INET6_ADDRSTRLEN>;

constexpr size_t kInetSize = sizeof(in_addr);
constexpr size_t kMostInetSize = sizeof(in6_addr);

inline size_t inet_size(int family) { return family == AF_INET6 ? kMostInetSize : kInetSize; }

inline InetText inet_text(int family, const void* address) {
  InetText text{};
  if (inet_ntop(family, address, text.data(), text.size()) == nullptr) text[0] = '\0';
  return text;
}

// Returns 1 if text is an address, which has inet_size(family) bytes; 0 if not.
inline Result inet_bytes(int family, const char* text, char* out) {
  const int valid = inet_pton(family, text, out);
  return valid < 0 ? failure() : valid;
}

// The same, also for the forms with fewer than four parts. out has room for kInetSize bytes.
inline Result inet_bytes_of_any_form(const char* text, char* out) {
  in_addr address{};
  const int valid = inet_aton(text, &address);
  std::copy_n(reinterpret_cast<const char*>(&address), sizeof address, out);
  return valid;
}

}  // namespace pysocket
