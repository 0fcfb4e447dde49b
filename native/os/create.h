// Making, copying and describing descriptors. Nothing made here is inheritable (PEP 446).
#pragma once

#include "result.h"

namespace pysocket {

Result create_socket(int family, int type, int protocol);
Result create_pair(int family, int type, int protocol, int fds[2]);
Result duplicate(int fd);

// Prepares a descriptor that was made elsewhere for use here.
Result adopt_mode(int fd);

void make_uninheritable(int fd);
Result get_inheritable(int fd);
Result set_inheritable(int fd, bool inheritable);

// What a descriptor reports about itself: the family of its own name, SO_TYPE, SO_PROTOCOL.
Result family_of(int fd);
Result type_of(int fd);
Result protocol_of(int fd);

}  // namespace pysocket
