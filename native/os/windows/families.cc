// Windows' own families: Hyper-V sockets and Bluetooth.
#include "../families.h"

#include <net/if.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace pysocket {
namespace {

constexpr int kHyperV = 34;
constexpr int kBluetooth = 32;
constexpr size_t kGuid = 16;
constexpr size_t kBluetoothAddress = 6;

// SOCKADDR_HV from <hvsocket.h>, which not every set of headers has.
struct HyperVName {
  uint16_t family;
  uint16_t reserved;
  uint8_t machine[kGuid];
  uint8_t service[kGuid];
};
static_assert(sizeof(HyperVName) == 36);

// SOCKADDR_BTH from <ws2bth.h>, in which nothing is aligned. The address is a 64-bit number.
struct BluetoothName {
  uint8_t family[2];
  uint8_t address[8];
  uint8_t service[kGuid];
  uint8_t port[4];
};
static_assert(sizeof(BluetoothName) == 30);

template <class Name>
Result put(const Name& name, void* out, size_t room) {
  if (sizeof name > room) return -ENAMETOOLONG;
  std::memcpy(out, &name, sizeof name);
  return sizeof name;
}

Result pack_hyper_v(const FlatAddress& flat, void* out, size_t room) {
  HyperVName name{};
  name.family = kHyperV;
  std::memcpy(name.machine, flat.bytes, kGuid);
  std::memcpy(name.service, flat.bytes + kGuid, kGuid);
  return put(name, out, room);
}

// The bytes of a Bluetooth address come in the order in which they are sent, the last one of its
// text first. That is also this number's order in memory.
Result pack_bluetooth(const FlatAddress& flat, void* out, size_t room) {
  BluetoothName name{};
  const uint16_t family = kBluetooth;
  const uint32_t port = flat.fields[0];
  std::memcpy(name.family, &family, sizeof family);
  std::memcpy(name.address, flat.bytes, kBluetoothAddress);
  std::memcpy(name.port, &port, sizeof port);
  return put(name, out, room);
}

// The sockaddr of a flat address whose bytes are still raw.
template <class Name>
Name raw(const FlatAddress& flat) {
  constexpr size_t kHeader = offsetof(sockaddr, sa_data);
  Name name{};
  const size_t size = std::min(sizeof name - kHeader, static_cast<size_t>(flat.size));
  std::memcpy(reinterpret_cast<char*>(&name) + kHeader, flat.bytes, size);
  return name;
}

}  // namespace

Result pack_address(const FlatAddress& flat, int family, int, void* out, size_t room) {
  switch (family) {
    case kHyperV:
      return pack_hyper_v(flat, out, room);
    case kBluetooth:
      return pack_bluetooth(flat, out, room);
    default:
      return -EAFNOSUPPORT;
  }
}

Result unpack_address(FlatAddress& flat, int) {
  if (flat.family == kHyperV) {
    const auto name = raw<HyperVName>(flat);
    std::memcpy(flat.bytes, name.machine, kGuid);
    std::memcpy(flat.bytes + kGuid, name.service, kGuid);
    flat.size = 2 * kGuid;
    return 0;
  }
  if (flat.family == kBluetooth) {
    const auto name = raw<BluetoothName>(flat);
    std::memcpy(flat.bytes, name.address, kBluetoothAddress);
    flat.size = kBluetoothAddress;
    std::memcpy(&flat.fields[0], name.port, sizeof name.port);
    return 0;
  }
  return -EAFNOSUPPORT;
}

Result interface_index(int, const char* name) {
  const unsigned index = if_nametoindex(name);
  return index == 0 ? -ENODEV : static_cast<Result>(index);
}

Result interface_name(int, int index, char* out) {
  return if_indextoname(static_cast<ULONG>(index), out) == nullptr ? -ENXIO : 0;
}

Result control_id(int, const char*) { return -EAFNOSUPPORT; }

}  // namespace pysocket
