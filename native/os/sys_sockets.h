// Part of sys.h: calls on sockets other than sending and receiving.
#pragma once

#include <sys/socket.h>

#include "platform.h"
#include "sys_call.h"

namespace pysocket::sys {

inline int socket(int family, int type, int protocol) {
  return call(
      Syscall::k_socket, [=] { return ::socket(family, type, protocol); },
      [=](TraceRecord& record, int) { record.set_words(family, type, protocol); });
}

inline int socketpair(int family, int type, int protocol, int fds[2]) {
  return call(
      Syscall::k_socketpair, [=] { return ::socketpair(family, type, protocol, fds); },
      [=](TraceRecord& record, int) { record.set_words(family, type, protocol, fds[0], fds[1]); });
}

inline int bind(int fd, const sockaddr* name, socklen_t size) {
  return call(
      Syscall::k_bind, [=] { return ::bind(fd, name, size); },
      [=](TraceRecord& record, int) {
        record.set_words(fd);
        record.set_address(name, size);
      });
}

inline int connect(int fd, const sockaddr* name, socklen_t size) {
  return call(
      Syscall::k_connect, [=] { return ::connect(fd, name, size); },
      [=](TraceRecord& record, int) {
        record.set_words(fd);
        record.set_address(name, size);
      });
}

inline int listen(int fd, int backlog) {
  return call(
      Syscall::k_listen, [=] { return ::listen(fd, backlog); },
      [=](TraceRecord& record, int) { record.set_words(fd, backlog); });
}

inline int accept(int fd, sockaddr* peer, socklen_t* size) {
  return call(
      Syscall::k_accept, [=] { return ::accept(fd, peer, size); },
      [=](TraceRecord& record, int accepted) {
        record.set_words(fd);
        if (accepted >= 0) record.set_address(peer, *size);
      });
}

#ifdef PYSOCKET_LINUX
inline int accept4(int fd, sockaddr* peer, socklen_t* size, int flags) {
  return call(
      Syscall::k_accept4, [=] { return ::accept4(fd, peer, size, flags); },
      [=](TraceRecord& record, int accepted) {
        record.set_words(fd, flags);
        if (accepted >= 0) record.set_address(peer, *size);
      });
}
#endif

inline int shutdown(int fd, int how) {
  return call(
      Syscall::k_shutdown, [=] { return ::shutdown(fd, how); },
      [=](TraceRecord& record, int) { record.set_words(fd, how); });
}

inline int getsockname(int fd, sockaddr* name, socklen_t* size) {
  return call(
      Syscall::k_getsockname, [=] { return ::getsockname(fd, name, size); },
      [=](TraceRecord& record, int result) {
        record.set_words(fd);
        if (result == 0) record.set_address(name, *size);
      });
}

inline int getpeername(int fd, sockaddr* name, socklen_t* size) {
  return call(
      Syscall::k_getpeername, [=] { return ::getpeername(fd, name, size); },
      [=](TraceRecord& record, int result) {
        record.set_words(fd);
        if (result == 0) record.set_address(name, *size);
      });
}

inline int getsockopt(int fd, int level, int name, void* value, socklen_t* size) {
  return call(
      Syscall::k_getsockopt, [=] { return ::getsockopt(fd, level, name, value, size); },
      [=](TraceRecord& record, int result) {
        record.set_words(fd, level, name, *size);
        if (result == 0) record.set_data(value, *size);
      });
}

inline int setsockopt(int fd, int level, int name, const void* value, socklen_t size) {
  return call(
      Syscall::k_setsockopt, [=] { return ::setsockopt(fd, level, name, value, size); },
      [=](TraceRecord& record, int) {
        record.set_words(fd, level, name, size);
        record.set_data(value, size);
      });
}

}  // namespace pysocket::sys
