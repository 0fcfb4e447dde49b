// One waiter per environment (a JavaScript thread): the descriptor that it waits on just now, and
// something to poll beside it, through which another thread or a signal handler ends the wait.
#pragma once

#include <atomic>

namespace pysocket {

class Waiter {
 public:
  Waiter();
  ~Waiter();
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

  bool usable() const { return read_end_ >= 0; }
  int wake_fd() const { return read_end_; }

  // Safe from a signal handler.
  void wake() const;
  void drain() const;

  void wait_on(int fd) { fd_.store(fd, std::memory_order_seq_cst); }
  void done() { fd_.store(-1, std::memory_order_release); }
  int waits_on() const { return fd_.load(std::memory_order_seq_cst); }

 private:
  std::atomic<int> fd_{-1};
  int read_end_ = -1;
  int write_end_ = -1;
};

// Ends the wait of every thread of the process that waits on fd through pysocket.
void wake_waiters(int fd);

}  // namespace pysocket
