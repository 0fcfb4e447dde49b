#include "engine.h"

namespace pysocket {

Engine::Engine() { start_listening(); }

Engine::~Engine() { stop_listening(); }

Result Engine::watch(int fd) {
  if (watched_.count(fd) != 0) {
    // Other code may have closed the number, and it may belong to another descriptor by now, which
    // the poller does not know. Or a second caller watches it, which has not heard what is ready.
    return poller_.renew(fd);
  }
  auto lease = std::make_unique<Lease>(fd);
  if (!lease->held()) return kNoDescriptor;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    watched_numbers_.insert(fd);
  }
  const Result result = poller_.add(fd);
  if (result == 0) {
    watched_[fd] = std::move(lease);
    // A close between the lease and the insertion into watched_numbers_ went unnoticed, and nothing
    // else will report it.
    if (closing(fd)) on_closing(fd);
    return 0;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  watched_numbers_.erase(fd);
  closed_.erase(fd);
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
  watched_.erase(found);  // which ends the lease
}

size_t Engine::collect(Ready* out, size_t room) {
  if (room == 0) return 0;
  bool woken = false;
  size_t count = poller_.collect(out, room, woken);
  if (!woken) return count;
  const std::lock_guard<std::mutex> lock(mutex_);
  while (!closed_.empty() && count < room) {
    out[count++] = {*closed_.begin(), kClosed};
    closed_.erase(closed_.begin());
  }
  while (!finished_.empty() && count < room) {
    out[count++] = {*finished_.begin(), kFinished};
    finished_.erase(finished_.begin());
  }
  if (!closed_.empty() || !finished_.empty()) poller_.wake();
  return count;
}

void Engine::on_finished(int job) {
  const std::lock_guard<std::mutex> lock(mutex_);
  finished_.insert(job);
  poller_.wake();
}

void Engine::on_closing(int fd) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (watched_numbers_.count(fd) == 0) return;
  closed_.insert(fd);
  poller_.wake();
}

}  // namespace pysocket
