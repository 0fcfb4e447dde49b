// See sys/socket.h.
#pragma once

#include "sys/socket.h"

#undef gai_strerror

// The two texts that CPython has on Windows, because the system's functions are not thread-safe.
inline const char* gai_strerror(int) { return "getaddrinfo failed"; }
inline const char* hstrerror(int) { return "host not found"; }
