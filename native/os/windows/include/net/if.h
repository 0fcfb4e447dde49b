// See ../sys/socket.h.
#pragma once

#include "../sys/socket.h"
// Must come after the types that it needs.
#include <iphlpapi.h>
#include <netioapi.h>

#ifndef IF_NAMESIZE
#define IF_NAMESIZE NDIS_IF_MAX_STRING_SIZE
#endif

struct if_nameindex {
  unsigned if_index;
  char* if_name;
};

// Names like CPython's: ethernet_32769.
struct if_nameindex* if_nameindex();
void if_freenameindex(struct if_nameindex* list);
