#ifdef __linux__

#include <arpa/inet.h>
#include <endian.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <net/if.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <type_traits>

#include "families.h"
#include "sys.h"

namespace pysocket {
namespace {

// The structures are the kernel's, field by field, and each begins with its family. Some have no
// header in user space, and others have grown since old headers were written. Padding has names, so
// that it is zeroed: no bytes of the stack may reach the kernel.

struct SockaddrVm {
  uint16_t family, reserved;
  uint32_t port, cid;
  uint8_t flags, zero[3];
};

struct SockaddrQrtr {
  uint16_t family, padding;
  uint32_t node, port;
};

struct SockaddrCan {
  uint16_t family, padding;
  int32_t interface;
  union {
    struct {
      uint32_t rx, tx, padding[2];
    } isotp;
    struct {
      uint32_t name[2];  // one 64-bit number, which is not aligned to 8 bytes
      uint32_t pgn;
      uint8_t address, padding[3];
    } j1939;
  };
};

struct SockaddrTipc {
  uint16_t family;
  uint8_t type;
  int8_t scope;
  uint32_t values[3];
};

struct SockaddrAlg {
  uint16_t family;
  char type[14];
  uint32_t features, mask;
  char name[64];
};

// psm and cid are little-endian on every machine, as they are over the air.
struct SockaddrL2cap {
  uint16_t family, psm;
  uint8_t address[6];
  uint16_t cid;
  uint8_t address_type, padding;
};

struct SockaddrRfcomm {
  uint16_t family;
  uint8_t address[6];
  uint8_t channel, padding;
};

struct SockaddrHci {
  uint16_t family, device, channel;
};

struct SockaddrSco {
  uint16_t family;
  uint8_t address[6];
};

static_assert(sizeof(SockaddrVm) == 16 && sizeof(SockaddrQrtr) == 12 && sizeof(SockaddrCan) == 24 &&
                  sizeof(SockaddrTipc) == 16 && sizeof(SockaddrAlg) == 88 &&
                  sizeof(SockaddrL2cap) == 14 && sizeof(SockaddrRfcomm) == 10 &&
                  sizeof(SockaddrHci) == 6 && sizeof(SockaddrSco) == 8,
              "as the kernel has them");

enum Family { kTipc = 30, kBluetooth = 31, kCan = 29, kAlg = 38, kVsock = 40, kQipcrtr = 42 };
enum BluetoothProtocol { kL2cap = 0, kHci = 1, kSco = 2, kRfcomm = 3 };
enum CanProtocol { kIsotp = 6, kJ1939 = 7 };
enum TipcAddress { kTipcName = 2, kTipcId = 3 };

template <class T>
Result put(const T& name, void* out) {
  static_assert(std::has_unique_object_representations_v<T>, "all of it has a value");
  std::memcpy(out, &name, sizeof name);
  return sizeof name;
}

template <class T>
void copy(T& to, const FlatAddress& flat) {
  std::memcpy(to, flat.bytes, std::min<size_t>(sizeof to, static_cast<size_t>(flat.size)));
}

Result pack_netlink(const FlatAddress& flat, void* out) {
  sockaddr_nl name{};
  name.nl_family = AF_NETLINK;
  name.nl_pid = flat.fields[0];
  name.nl_groups = flat.fields[1];
  return put(name, out);
}

Result pack_packet(const FlatAddress& flat, void* out) {
  sockaddr_ll name{};
  name.sll_family = AF_PACKET;
  name.sll_ifindex = static_cast<int>(flat.fields[0]);
  name.sll_protocol = htons(static_cast<uint16_t>(flat.fields[1]));
  name.sll_pkttype = static_cast<uint8_t>(flat.fields[2]);
  name.sll_hatype = static_cast<uint16_t>(flat.fields[3]);
  name.sll_halen = static_cast<uint8_t>(std::min<size_t>(sizeof name.sll_addr, flat.size));
  copy(name.sll_addr, flat);
  return put(name, out);
}

Result pack_can(const FlatAddress& flat, int protocol, void* out) {
  SockaddrCan name{};
  name.family = kCan;
  name.interface = static_cast<int32_t>(flat.fields[0]);
  if (protocol == kIsotp) {
    name.isotp = {flat.fields[1], flat.fields[2], {}};
  } else if (protocol == kJ1939) {
    name.j1939 = {{}, flat.fields[3], static_cast<uint8_t>(flat.fields[4]), {}};
    const uint64_t number = flat.fields[1] | (uint64_t{flat.fields[2]} << 32U);
    std::memcpy(name.j1939.name, &number, sizeof number);
  }
  return put(name, out);
}

Result pack_tipc(const FlatAddress& flat, void* out) {
  SockaddrTipc name{};
  name.family = kTipc;
  name.type = static_cast<uint8_t>(flat.fields[0]);
  name.scope = static_cast<int8_t>(flat.fields[4]);
  std::copy_n(flat.fields + 1, 3, name.values);
  if (name.type == kTipcId) {  // node and reference: the kernel has them the other way round
    std::swap(name.values[0], name.values[1]);
    name.values[2] = 0;
  } else if (name.type == kTipcName) {
    name.values[2] = 0;  // the domain
  }
  return put(name, out);
}

Result pack_alg(const FlatAddress& flat, void* out) {
  SockaddrAlg name{};
  name.family = kAlg;
  std::memcpy(name.type, flat.bytes, sizeof name.type);
  std::memcpy(name.name, flat.bytes + sizeof name.type, sizeof name.name);
  name.features = flat.fields[0];
  name.mask = flat.fields[1];
  return put(name, out);
}

Result pack_bluetooth(const FlatAddress& flat, int protocol, void* out) {
  const auto half = [&](int field) { return static_cast<uint16_t>(flat.fields[field]); };
  switch (protocol) {
    case kL2cap: {
      const auto type = static_cast<uint8_t>(flat.fields[2]);
      SockaddrL2cap name{kBluetooth, htole16(half(0)), {}, htole16(half(1)), type, 0};
      copy(name.address, flat);
      return put(name, out);
    }
    case kRfcomm: {
      SockaddrRfcomm name{kBluetooth, {}, static_cast<uint8_t>(flat.fields[0]), 0};
      copy(name.address, flat);
      return put(name, out);
    }
    case kHci:
      return put(SockaddrHci{kBluetooth, half(0), half(1)}, out);
    case kSco: {
      SockaddrSco name{kBluetooth, {}};
      copy(name.address, flat);
      return put(name, out);
    }
    default:
      return -EPROTONOSUPPORT;
  }
}

// Returns the structure that the raw bytes make up, as far as they reach.
template <class T>
T raw(const FlatAddress& flat) {
  T name{};
  constexpr size_t kHeader = sizeof(uint16_t);
  static_assert(sizeof name - kHeader <= sizeof flat.bytes, "it fits");
  std::memcpy(reinterpret_cast<char*>(&name) + kHeader, flat.bytes,
              std::min<size_t>(sizeof name - kHeader, static_cast<size_t>(flat.size)));
  return name;
}

void set(FlatAddress& flat, std::initializer_list<uint32_t> fields, const void* bytes = nullptr,
         size_t size = 0) {
  std::copy(fields.begin(), fields.end(), flat.fields);
  flat.size = static_cast<int32_t>(std::min(size, sizeof flat.bytes));
  if (flat.size > 0) std::memcpy(flat.bytes, bytes, static_cast<size_t>(flat.size));
}

void unpack_packet(FlatAddress& flat) {
  // A hardware address may be longer than the structure's field, and the kernel passes all of it.
  struct Long {
    sockaddr_ll name;
    uint8_t more[32];
  };
  const auto [name, more] = raw<Long>(flat);
  const size_t given = static_cast<size_t>(flat.size) + sizeof(uint16_t);
  const size_t header = offsetof(sockaddr_ll, sll_addr);
  uint8_t address[sizeof name.sll_addr + sizeof more];
  std::memcpy(address, name.sll_addr, sizeof name.sll_addr);
  std::memcpy(address + sizeof name.sll_addr, more, sizeof more);
  const size_t size =
      std::min({size_t{name.sll_halen}, sizeof address, given > header ? given - header : 0});
  set(flat,
      {static_cast<uint32_t>(name.sll_ifindex), ntohs(name.sll_protocol), name.sll_pkttype,
       name.sll_hatype},
      address, size);
}

void unpack_can(FlatAddress& flat, int protocol) {
  const auto name = raw<SockaddrCan>(flat);
  const auto interface = static_cast<uint32_t>(name.interface);
  if (protocol == kIsotp) {
    set(flat, {interface, name.isotp.rx, name.isotp.tx});
  } else if (protocol == kJ1939) {
    uint64_t number = 0;
    std::memcpy(&number, name.j1939.name, sizeof number);
    set(flat, {interface, static_cast<uint32_t>(number), static_cast<uint32_t>(number >> 32U),
               name.j1939.pgn, name.j1939.address});
  } else {
    set(flat, {interface});
  }
}

void unpack_tipc(FlatAddress& flat) {
  const auto name = raw<SockaddrTipc>(flat);
  const uint32_t* values = name.values;
  const auto scope = static_cast<uint32_t>(static_cast<int32_t>(name.scope));
  if (name.type == kTipcName) {
    set(flat, {name.type, values[0], values[1], values[1], scope});
  } else if (name.type == kTipcId) {
    set(flat, {name.type, values[1], values[0], 0, scope});
  } else {
    set(flat, {name.type, values[0], values[1], values[2], scope});
  }
}

void unpack_alg(FlatAddress& flat) {
  const auto name = raw<SockaddrAlg>(flat);
  char text[sizeof name.type + sizeof name.name];
  std::memcpy(text, name.type, sizeof name.type);
  std::memcpy(text + sizeof name.type, name.name, sizeof name.name);
  set(flat, {name.features, name.mask}, text, sizeof text);
}

void unpack_bluetooth(FlatAddress& flat, int protocol) {
  if (protocol == kL2cap) {
    const auto name = raw<SockaddrL2cap>(flat);
    set(flat, {le16toh(name.psm), le16toh(name.cid), name.address_type}, name.address,
        sizeof name.address);
  } else if (protocol == kRfcomm) {
    const auto name = raw<SockaddrRfcomm>(flat);
    set(flat, {name.channel}, name.address, sizeof name.address);
  } else if (protocol == kHci) {
    const auto name = raw<SockaddrHci>(flat);
    set(flat, {name.device, name.channel});
  } else {
    const auto name = raw<SockaddrSco>(flat);
    set(flat, {}, name.address, sizeof name.address);
  }
}

}  // namespace

Result pack_address(const FlatAddress& flat, int family, int protocol, void* out, size_t room) {
  if (room < sizeof(SockaddrAlg)) return -ENAMETOOLONG;  // the longest
  switch (family) {
    case AF_NETLINK:
      return pack_netlink(flat, out);
    case AF_PACKET:
      return pack_packet(flat, out);
    case kVsock:
      return put(SockaddrVm{kVsock, 0, flat.fields[1], flat.fields[0], 0, {}}, out);
    case kQipcrtr:
      return put(SockaddrQrtr{kQipcrtr, 0, flat.fields[0], flat.fields[1]}, out);
    case kCan:
      return pack_can(flat, protocol, out);
    case kTipc:
      return pack_tipc(flat, out);
    case kAlg:
      return pack_alg(flat, out);
    case kBluetooth:
      return pack_bluetooth(flat, protocol, out);
    default:
      return -EAFNOSUPPORT;
  }
}

Result unpack_address(FlatAddress& flat, int protocol) {
  switch (flat.family) {
    case AF_NETLINK: {
      const auto name = raw<sockaddr_nl>(flat);
      set(flat, {name.nl_pid, name.nl_groups});
      return 0;
    }
    case AF_PACKET:
      unpack_packet(flat);
      return 0;
    case kVsock: {
      const auto name = raw<SockaddrVm>(flat);
      set(flat, {name.cid, name.port});
      return 0;
    }
    case kQipcrtr: {
      const auto name = raw<SockaddrQrtr>(flat);
      set(flat, {name.node, name.port});
      return 0;
    }
    case kCan:
      unpack_can(flat, protocol);
      return 0;
    case kTipc:
      unpack_tipc(flat);
      return 0;
    case kAlg:
      unpack_alg(flat);
      return 0;
    case kBluetooth:
      unpack_bluetooth(flat, protocol);
      return 0;
    default:
      return -EAFNOSUPPORT;
  }
}

Result interface_index(int fd, const char* name) {
  ifreq request{};
  std::strncpy(request.ifr_name, name, sizeof request.ifr_name - 1);
  if (sys::ioctl(fd, SIOCGIFINDEX, &request, sizeof request) < 0) return failure();
  return request.ifr_ifindex;
}

Result interface_name(int fd, int index, char* out) {
  ifreq request{};
  request.ifr_ifindex = index;
  if (sys::ioctl(fd, SIOCGIFNAME, &request, sizeof request) < 0) return failure();
  std::memcpy(out, request.ifr_name, IF_NAMESIZE);
  out[IF_NAMESIZE - 1] = '\0';
  return 0;
}

Result control_id(int, const char*) { return -ENOTSUP; }

}  // namespace pysocket

#endif
