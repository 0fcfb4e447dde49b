// See sys/socket.h.
#pragma once

#include "sys/socket.h"

#undef gai_strerror

// CPython has these two texts there, for the system's functions are not safe from any thread.
inline const char* gai_strerror(int) { return "getaddrinfo failed"; }
inline const char* hstrerror(int) { return "host not found"; }
