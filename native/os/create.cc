#include "create.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "address.h"
#include "lease.h"
#include "sockopt.h"
#include "sys.h"

namespace pysocket {
namespace {

#ifdef SOCK_CLOEXEC
constexpr int kCloseOnExec = SOCK_CLOEXEC;
#else
constexpr int kCloseOnExec = 0;
#endif

Result made(int fd) {
  if (fd < 0) return failure();
  if (kCloseOnExec == 0) sys::fcntl(fd, F_SETFD, FD_CLOEXEC);
  return fresh(fd);
}

}  // namespace

Result create_socket(int family, int type, int protocol) {
  return made(sys::socket(family, type | kCloseOnExec, protocol));
}

Result create_pair(int family, int type, int protocol, int fds[2]) {
  if (sys::socketpair(family, type | kCloseOnExec, protocol, fds) != 0) return failure();
  made(fds[0]);
  made(fds[1]);
  return 0;
}

Result duplicate(int fd) {
  const int copy = sys::fcntl(fd, F_DUPFD_CLOEXEC, 0);
  return copy >= 0 ? fresh(copy) : failure();
}

Result get_inheritable(int fd) {
  const int flags = sys::fcntl(fd, F_GETFD);
  if (flags < 0) return failure();
  return (flags & FD_CLOEXEC) == 0 ? 1 : 0;
}

Result set_inheritable(int fd, bool inheritable) {
  const int flags = sys::fcntl(fd, F_GETFD);
  if (flags < 0) return failure();
  const int wanted = inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC;
  return sys::fcntl(fd, F_SETFD, wanted) == 0 ? 0 : failure();
}

Result family_of(int fd) {
  Address name;
  if (sys::getsockname(fd, name.get(), &name.length) != 0) return failure();
  return name.storage.ss_family;
}

Result type_of(int fd) {
  int type = 0;
  const Result result = get_option(fd, SOL_SOCKET, SO_TYPE, type);
  return result < 0 ? result : type;
}

Result protocol_of(int fd) {
#ifdef SO_PROTOCOL
  int protocol = 0;
  const Result result = get_option(fd, SOL_SOCKET, SO_PROTOCOL, protocol);
  return result < 0 ? result : protocol;
#else
  static_cast<void>(fd);
  return 0;
#endif
}

}  // namespace pysocket
