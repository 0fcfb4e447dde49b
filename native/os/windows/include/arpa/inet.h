// See ../sys/socket.h.
#pragma once

#include "../sys/socket.h"

// As CPython makes it of inet_addr(), which says of 255.255.255.255 that it is no address.
int inet_aton(const char* text, in_addr* address);
