#include "create.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lease.h"
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
  if (kCloseOnExec == 0) make_uninheritable(fd);
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

Result adopt_mode(int) { return 0; }

void make_uninheritable(int fd) { sys::fcntl(fd, F_SETFD, FD_CLOEXEC); }

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

}  // namespace pysocket
