#include "make_descriptors.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>

#include "lease.h"
#include "platform.h"
#include "sys.h"
#ifdef __linux__
#include <sys/eventfd.h>
#endif
#ifdef __APPLE__
#include <sys/ioctl.h>
#endif

namespace pysocket {
namespace {

// In one call where the system has one, because a child process may start in between.
#ifdef PYSOCKET_LINUX
constexpr int kCloseOnExec = O_CLOEXEC;
#else
constexpr int kCloseOnExec = 0;
#endif

int close_on_exec(int fd) {
  if (fd >= 0) sys::fcntl(fd, F_SETFD, FD_CLOEXEC);
  return fd;
}

// Closes the descriptor unless it is released. Keeps errno.
class Open {
 public:
  explicit Open(int fd) : fd_(fd) {}
  ~Open() {
    const int error = errno;
    if (fd_ >= 0) sys::close(fd_);
    errno = error;
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;

  int get() const { return fd_; }
  int release() {
    const int fd = fd_;
    fd_ = -1;
    return fresh(fd);
  }

 private:
  int fd_;
};

// Returns the path of the slave. If it is empty, errno says why.
std::string slave_of(int master) {
  constexpr size_t kLongest = 128;
  std::array<char, kLongest> name{};
#ifdef __APPLE__
  if (sys::ioctl(master, TIOCPTYGNAME, name.data(), name.size()) != 0) return {};
#else
  const int error = ptsname_r(master, name.data(), name.size());
  if (error != 0) {
    if (error > 0) errno = error;
    return {};
  }
#endif
  return name.data();
}

}  // namespace

Result make_pipe(int fds[2]) {
#ifdef PYSOCKET_LINUX
  if (sys::pipe2(fds, O_CLOEXEC) != 0) return failure();
#else
  if (sys::pipe(fds) != 0) return failure();
  close_on_exec(fds[0]);
  close_on_exec(fds[1]);
#endif
  fresh(fds[0]);
  fresh(fds[1]);
  return 0;
}

Result open_terminal_pair(int fds[2]) {
  Open master(close_on_exec(sys::posix_openpt(O_RDWR | O_NOCTTY | kCloseOnExec)));
  if (master.get() < 0) return failure();
  if (grantpt(master.get()) != 0 || unlockpt(master.get()) != 0) return failure();
  const std::string name = slave_of(master.get());
  if (name.empty()) return failure();
  Open slave(sys::open(name.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (slave.get() < 0) return failure();
  fds[0] = master.release();
  fds[1] = slave.release();
  return 0;
}

#ifdef __linux__
Result make_eventfd(unsigned count, int flags) {
  const int made = sys::eventfd(count, flags);
  return made >= 0 ? fresh(made) : failure();
}
#endif

}  // namespace pysocket
