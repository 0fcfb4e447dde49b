#include "engine.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>

#ifdef __linux__
#include <sys/eventfd.h>
#endif

namespace pysocket {

Engine::Engine() {
#ifdef __linux__
  wake_fd_ = wake_write_fd_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
#else
  int ends[2];
  if (pipe(ends) == 0) {
    for (int end : ends) {
      fcntl(end, F_SETFD, FD_CLOEXEC);
      fcntl(end, F_SETFL, O_NONBLOCK);
    }
    wake_fd_ = ends[0];
    wake_write_fd_ = ends[1];
  }
#endif
  if (wake_fd_ >= 0) poller_.add(wake_fd_);
  start_listening();
}

Engine::~Engine() {
  stop_listening();
  watched_.clear();
  if (wake_fd_ >= 0) close(wake_fd_);
  if (wake_write_fd_ >= 0 && wake_write_fd_ != wake_fd_) close(wake_write_fd_);
}

Result Engine::watch(int fd) {
  if (watched_.count(fd) != 0) return 0;
  auto lease = std::make_unique<Lease>(fd);
  if (!lease->held()) return -EBADF;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    watched_numbers_.insert(fd);
  }
  const Result result = poller_.add(fd);
  if (result == 0) {
    watched_[fd] = std::move(lease);
    // Closed between the lease and our listening for it: nobody else will tell.
    if (closing(fd)) on_closing(fd);
    return 0;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  watched_numbers_.erase(fd);
  return result;
}

void Engine::unwatch(int fd) {
  const auto found = watched_.find(fd);
  if (found == watched_.end()) return;
  poller_.remove(fd);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    watched_numbers_.erase(fd);
    closed_.erase(fd);
  }
  watched_.erase(found);  // and the lease ends
}

size_t Engine::collect(Ready* out, size_t room) {
  if (room == 0) return 0;
  size_t count = poller_.collect(out, room);
  size_t kept = 0;
  bool woken = false;
  for (size_t i = 0; i < count; ++i) {
    if (out[i].fd == wake_fd_) {
      woken = true;
    } else {
      out[kept++] = out[i];
    }
  }
  if (!woken) return kept;
  uint64_t counter[8];
  while (read(wake_fd_, counter, sizeof counter) > 0 && wake_fd_ != wake_write_fd_) {
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  while (!closed_.empty() && kept < room) {
    out[kept++] = {*closed_.begin(), kClosed};
    closed_.erase(closed_.begin());
  }
  while (!finished_.empty() && kept < room) {
    out[kept++] = {*finished_.begin(), kFinished};
    finished_.erase(finished_.begin());
  }
  if (!closed_.empty() || !finished_.empty()) wake();
  return kept;
}

void Engine::wake() const {
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(wake_write_fd_, &one, sizeof one);
}

void Engine::on_finished(int job) {
  const std::lock_guard<std::mutex> lock(mutex_);
  finished_.insert(job);
  wake();
}

void Engine::on_closing(int fd) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (watched_numbers_.count(fd) == 0) return;
  closed_.insert(fd);
  wake();
}

}  // namespace pysocket
