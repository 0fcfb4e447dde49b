// Sleeping inside a system call, and being woken from it.
//
// The cheapest wait is the kernel's own: one recv() instead of recv(), poll(), recv(). But nothing
// that we could poll beside it ends such a sleep, only a signal does. So the main thread has two
// timers, one for whoever wakes it and one for its own deadlines. Their signal goes to that thread,
// again and again until it has said that it is awake: a single one may arrive in the moment before
// the system call begins, and be lost.
//
// Workers do not sleep like this: nobody would wake them when they are terminated.
#pragma once

#include <cstdint>

namespace pysocket {

// Prepares the calling thread, which has to be the main one. False where this is not possible (no
// such timers, or the process has blocked or taken every signal): then poll serves.
bool prepare_kernel_sleep();

// While one of these lives the thread may be asleep in a system call. prepared: whether this is the
// thread that was prepared; nothing happens otherwise.
class KernelSleep {
 public:
  explicit KernelSleep(bool prepared);
  ~KernelSleep();
  KernelSleep(const KernelSleep&) = delete;
  KernelSleep& operator=(const KernelSleep&) = delete;

 private:
  [[maybe_unused]] bool prepared_;
};

// Makes the system call end with EINTR. From any thread, and from a signal handler.
void end_kernel_sleep();

// The same at a moment of the monotonic clock, by the sleeper for itself. A timeout as an argument
// makes the kernel set a timer and take it back for every call; this one is left running and may
// ring for a sleep that is over, which is to be expected: look at the clock, and set it again.
void set_alarm(int64_t at_ns);

}  // namespace pysocket
