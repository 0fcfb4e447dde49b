// Converts the addresses of families that only some systems have between their flat form and the
// kernel's structures. On Linux, some of the structures have no header in user space, and others
// have grown since old headers were written, so families_linux.cc defines what it needs.
#pragma once

#include "address.h"

namespace pysocket {

// The meaning of FlatAddress::fields and bytes, by family:
//   AF_NETLINK    pid, groups
//   AF_PACKET     interface index, protocol (host order), packet type, hardware type; address
//   AF_VSOCK      cid, port
//   AF_QIPCRTR    node, port
//   AF_CAN        interface index; ISO-TP: rx id, tx id; J1939: name (low, high), pgn, address
//   AF_TIPC       address type, three values, scope
//   AF_ALG        features, mask; type (14 bytes) and name (64)
//   AF_SYSTEM     control id, unit
//   AF_BLUETOOTH  L2CAP: psm, cid, address type; RFCOMM: channel; HCI: device, channel; address

// Makes the sockaddr of a flat address and returns its size; -EAFNOSUPPORT for other families.
Result pack_address(const FlatAddress& flat, int family, int protocol, void* out, size_t room);

// Takes apart a flat address whose bytes are still raw (see flatten()).
Result unpack_address(FlatAddress& flat, int protocol);

// The index of an interface, and its name, which goes into out[IF_NAMESIZE], as the socket's
// network namespace has them.
Result interface_index(int fd, const char* name);
Result interface_name(int fd, int index, char* out);

// The id of a kernel control (macOS).
Result control_id(int fd, const char* name);

}  // namespace pysocket
