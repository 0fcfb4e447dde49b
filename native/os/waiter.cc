#include "waiter.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <mutex>
#include <set>

#include "kernel_sleep.h"

#ifdef __linux__
#include <sys/eventfd.h>
#endif

namespace pysocket {
namespace {

// Leaky on purpose: environments may end after static destructors have run.
struct Registry {
  std::mutex mutex;
  std::set<const Waiter*> waiters;
};

Registry& registry() {
  static auto& instance = *new Registry;
  return instance;
}

}  // namespace

Waiter::Waiter(bool main) : sleeps_in_kernel_(main && prepare_kernel_sleep()) {
#ifdef __linux__
  read_end_ = write_end_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
#else
  int ends[2];
  if (pipe(ends) == 0) {
    for (int end : ends) {
      fcntl(end, F_SETFD, FD_CLOEXEC);
      fcntl(end, F_SETFL, O_NONBLOCK);
    }
    read_end_ = ends[0];
    write_end_ = ends[1];
  }
#endif
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.waiters.insert(this);
}

Waiter::~Waiter() {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.waiters.erase(this);
  if (read_end_ >= 0) close(read_end_);
  if (write_end_ >= 0 && write_end_ != read_end_) close(write_end_);
}

void Waiter::wake() const {
  const int saved = errno;
  if (sleeps_in_kernel_) end_kernel_sleep();
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(write_end_, &one, sizeof one);
  errno = saved;
}

void Waiter::drain() const {
  uint64_t count[8];
  while (read(read_end_, count, sizeof count) > 0 && read_end_ != write_end_) {
  }
}

void wake_waiters(int fd) {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  for (const Waiter* waiter : all.waiters) {
    if (waiter->waits_on() == fd) waiter->wake();
  }
}

}  // namespace pysocket
