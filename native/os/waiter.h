// One waiter per environment (a JavaScript thread): the descriptor that it waits on just now, and
// how another thread or a signal handler ends the wait: something to poll beside the descriptor,
// and on the main thread kernel_sleep.h.
#pragma once

#include <atomic>

#include "wake_descriptor.h"

namespace pysocket {

class Waiter {
 public:
  // main: of the main thread, which may sleep in system calls too.
  explicit Waiter(bool main);
  ~Waiter();
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

  bool usable() const { return wake_.usable(); }
  bool sleeps_in_kernel() const { return sleeps_in_kernel_; }
  int wake_fd() const { return wake_.fd(); }

  // Safe from a signal handler.
  void wake() const;
  void drain() const { wake_.drain(); }

  // While one of these lives, the thread waits on fd.
  class Scope {
   public:
    Scope(Waiter& waiter, int fd) : waiter_(waiter) { waiter_.wait_on(fd); }
    ~Scope() { waiter_.done(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Waiter& waiter_;
  };

  int waits_on() const { return fd_.load(std::memory_order_seq_cst); }

 private:
  void wait_on(int fd) { fd_.store(fd, std::memory_order_seq_cst); }
  void done() { fd_.store(-1, std::memory_order_release); }

  std::atomic<int> fd_{-1};
  WakeDescriptor wake_;
  bool sleeps_in_kernel_ = false;
};

// Ends the wait of every thread of the process that waits on fd through pysocket.
void wake_waiters(int fd);

}  // namespace pysocket
