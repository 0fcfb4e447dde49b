// Winsock's headers, in the one order in which they can be included.
#pragma once

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <winsock2.h>
// These must come after winsock2.h.
#include <mswsock.h>
#include <ws2tcpip.h>
