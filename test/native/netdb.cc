// The replacement for the reentrant functions, which macOS lacks.
#include "check.h"

#ifndef _WIN32

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>

#include "../../native/os/netdb.h"

namespace {

bool is_only(const pysocket::Host& host, const char* address) {
  const hostent& entry = host.entry();
  in_addr found{};
  std::memcpy(&found, entry.h_addr_list[0], sizeof found);
  return entry.h_addrtype == AF_INET && entry.h_addr_list[1] == nullptr &&
         found.s_addr == inet_addr(address) && std::strcmp(entry.h_name, address) == 0 &&
         entry.h_aliases[0] == nullptr;
}

}  // namespace

#endif

TEST(hosts_outlive_the_next_lookup) {
#ifdef _WIN32
  SKIP_IF(true, "Windows has another resolver");
#else
  pysocket::Host first;
  pysocket::Host second;
  // Numeric addresses, for which no resolver has to be asked.
  CHECK(first.by_name("127.0.0.1") == 0);
  CHECK(second.by_name("10.20.30.40") == 0);
  CHECK(is_only(first, "127.0.0.1"));
  CHECK(is_only(second, "10.20.30.40"));
  CHECK(first.by_name("10.20.30.41") == 0);
  CHECK(is_only(first, "10.20.30.41"));
#endif
}
