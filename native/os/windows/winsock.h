// Winsock's headers, in the one order in which they can be read.
#pragma once

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <winsock2.h>
// After it.
#include <mswsock.h>
#include <ws2tcpip.h>
