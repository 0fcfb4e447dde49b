// One waiter per JavaScript thread: the descriptor that it waits on just now, and
// how another thread or a signal handler ends the wait: something to poll beside the descriptor,
// and where the thread sleeps in the system call itself, kernel_sleep.h.
#pragma once

#include <atomic>
#include <memory>

#include "wake_descriptor.h"

namespace pysocket {

class Waiter {
 public:
  // Of the calling thread.
  Waiter();
  ~Waiter();
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

  bool usable() const { return wake_.usable(); }
  int wake_fd() const { return wake_.fd(); }

  // May the thread sleep in a system call, now?
  bool can_sleep_in_kernel() const;

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
  bool first_thread_;
};

// Ends the wait of every thread of the process that waits on fd through pysocket.
void wake_waiters(int fd);

// A waiter that signal handlers wake. A handler may run at any moment, also when the environment
// has just ended: so these are never freed, but lent to one thread after the other.
struct SignalWaiter {
  Waiter waiter;
  std::atomic<bool> lent{true};
  SignalWaiter* next = nullptr;
};

struct ReturnSignalWaiter {
  void operator()(SignalWaiter* lent) const { lent->lent.store(false); }
};
using LentSignalWaiter = std::unique_ptr<SignalWaiter, ReturnSignalWaiter>;

// To the calling thread; null when memory is short.
LentSignalWaiter lend_signal_waiter();

// Safe from a signal handler.
void wake_signal_waiters();

// The waiter of the calling thread, which everybody there shares: one call waits at a time.
class ThreadWaiter {
 public:
  // Of all on one thread the first decides whether signal handlers run there.
  explicit ThreadWaiter(bool minds_signals);
  ~ThreadWaiter();
  ThreadWaiter(const ThreadWaiter&) = delete;
  ThreadWaiter& operator=(const ThreadWaiter&) = delete;

  Waiter& waiter() const;

 private:
  struct Shared;
  static thread_local Shared* of_this_thread;
  Shared* shared_;
};

}  // namespace pysocket
