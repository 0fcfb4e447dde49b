#include <arpa/inet.h>

#include <cstring>

int inet_aton(const char* text, in_addr* address) {
  const bool broadcast = std::strcmp(text, "255.255.255.255") == 0;
  address->s_addr = broadcast ? INADDR_BROADCAST : inet_addr(text);
  return broadcast || address->s_addr != INADDR_NONE ? 1 : 0;
}
