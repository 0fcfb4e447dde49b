// There is one waiter per JavaScript thread. It has the descriptor on which the thread waits at the
// moment, and the means by which another thread or a signal handler ends the wait: a descriptor to
// poll beside it, and kernel_sleep.h where the thread sleeps in the system call itself.
#pragma once

#include <atomic>
#include <memory>

#include "wake_descriptor.h"

namespace pysocket {

class Waiter {
 public:
  // For the calling thread.
  Waiter();
  ~Waiter();
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

  bool usable() const { return wake_.usable(); }
  int wake_fd() const { return wake_.fd(); }

  // Whether the thread may sleep in a system call now.
  bool can_sleep_in_kernel() const;

  // Safe from a signal handler.
  void wake() const;
  void drain() const { wake_.drain(); }

  // While an instance exists, the thread waits on fd.
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

// A waiter that signal handlers wake. A handler may run at any moment, even when the environment
// has just ended, so these are never freed, but lent to one thread after the other.
struct SignalWaiter {
  Waiter waiter;
  std::atomic<bool> lent{true};
  SignalWaiter* next = nullptr;
};

struct ReturnSignalWaiter {
  void operator()(SignalWaiter* lent) const { lent->lent.store(false); }
};
using LentSignalWaiter = std::unique_ptr<SignalWaiter, ReturnSignalWaiter>;

// Lends one to the calling thread. Null if memory is short.
LentSignalWaiter lend_signal_waiter();

// Safe from a signal handler.
void wake_signal_waiters();

// The waiter of the calling thread. All its users there share it, because one call waits at a time.
class ThreadWaiter {
 public:
  // The first one on a thread decides whether signal handlers run there.
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
