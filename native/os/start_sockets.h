// Prepares the system for the first socket.
#pragma once

namespace pysocket {

#ifdef _WIN32
// Node calls WSAStartup() itself. Other programs that load the addon may not. If it fails, every
// call says why.
void start_sockets();
#else
inline void start_sockets() {}
#endif

}  // namespace pysocket
