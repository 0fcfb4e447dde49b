// See ../sys/socket.h.
#pragma once

#include "../sys/socket.h"

// Like CPython's, which is made from inet_addr(). That function reports 255.255.255.255 as invalid.
int inet_aton(const char* text, in_addr* address);
