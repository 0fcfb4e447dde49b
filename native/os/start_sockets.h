// What sockets need before the first of them is made.
#pragma once

namespace pysocket {

#ifdef _WIN32
// Node calls WSAStartup() itself; who else loads us need not. Where it fails, every call says why.
void start_sockets();
#else
inline void start_sockets() {}
#endif

}  // namespace pysocket
