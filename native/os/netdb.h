// Hosts, services and protocols by name and by number; see gethostbyname(3), getservbyname(3),
// getprotobyname(3). These are the reentrant forms: the caller owns the results.
#pragma once

#include <netdb.h>

#include <memory>
#include <string>

#include "address.h"
#include "result.h"

namespace pysocket {

inline Result host_failure(int code) { return kHostBase - (code + 1); }

// The resolver's entry for one host. The functions return 0 or host_failure().
class Host {
 public:
  // IPv4 only.
  Result by_name(const char* name);
  // Only the address's family and host count.
  Result by_address(const Address& address);

  // Points into this object. Valid only after a success.
  const hostent& entry() const { return entry_; }

 private:
  hostent entry_{};
  std::unique_ptr<char[]> room_;
};

// protocol may be null, for any protocol. -ENOENT if there is no such entry.
Result service_port(const char* name, const char* protocol);
Result service_name(int port, const char* protocol, std::string& name);
Result protocol_number(const char* name);

}  // namespace pysocket
