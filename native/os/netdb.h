// Hosts, services and protocols by name and by number; see gethostbyname(3), getservbyname(3),
// getprotobyname(3). The reentrant forms: what they find belongs to whoever asked.
#pragma once

#include <netdb.h>

#include <memory>
#include <string>

#include "address.h"
#include "result.h"

namespace pysocket {

inline Result host_failure(int code) { return kHostBase - (code + 1); }

// What the resolver knows of one host. Its answers are 0 or host_failure().
class Host {
 public:
  // IPv4 only.
  Result by_name(const char* name);
  // Its family and its host count.
  Result by_address(const Address& address);

  // Points into this object; of use after success only.
  const hostent& entry() const { return entry_; }

 private:
  hostent entry_{};
  std::unique_ptr<char[]> room_;
};

// protocol may be null: any. -ENOENT when there is none.
Result service_port(const char* name, const char* protocol);
Result service_name(int port, const char* protocol, std::string& name);
Result protocol_number(const char* name);

}  // namespace pysocket
