#ifdef __APPLE__

#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/kern_control.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "families.h"
#include "sys.h"

namespace pysocket {
namespace {

// From <sys/sys_domain.h>, which not every set of headers has.
constexpr int kControlProtocol = 2;  // SYSPROTO_CONTROL
constexpr int kControlAddress = 2;   // AF_SYS_CONTROL

}  // namespace

Result pack_address(const FlatAddress& flat, int family, int protocol, void* out, size_t room) {
  if (family != AF_SYSTEM || protocol != kControlProtocol) return -EAFNOSUPPORT;
  sockaddr_ctl name{};
  if (room < sizeof name) return -ENAMETOOLONG;
  name.sc_len = sizeof name;
  name.sc_family = AF_SYSTEM;
  name.ss_sysaddr = kControlAddress;
  name.sc_id = flat.fields[0];
  name.sc_unit = flat.fields[1];
  std::memcpy(out, &name, sizeof name);
  return sizeof name;
}

Result unpack_address(FlatAddress& flat, int) {
  if (flat.family != AF_SYSTEM) return -EAFNOSUPPORT;
  sockaddr_ctl name{};
  constexpr size_t kHeader = offsetof(sockaddr, sa_data);
  std::memcpy(reinterpret_cast<char*>(&name) + kHeader, flat.bytes,
              std::min<size_t>(sizeof name - kHeader, static_cast<size_t>(flat.size)));
  flat.fields[0] = name.sc_id;
  flat.fields[1] = name.sc_unit;
  return 0;
}

Result interface_index(int, const char* name) {
  const unsigned index = if_nametoindex(name);
  return index == 0 ? failure() : static_cast<Result>(index);
}

Result interface_name(int, int index, char* out) {
  return if_indextoname(static_cast<unsigned>(index), out) == nullptr ? failure() : 0;
}

Result control_id(int fd, const char* name) {
  ctl_info info{};
  strlcpy(info.ctl_name, name, sizeof info.ctl_name);
  return sys::ioctl(fd, CTLIOCGINFO, &info, sizeof info) < 0 ? failure()
                                                             : static_cast<Result>(info.ctl_id);
}

}  // namespace pysocket

#endif
