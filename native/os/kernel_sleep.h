// Sleeping inside a system call, and being woken from it.
//
// The cheapest wait is the kernel's own: one recv() instead of recv(), poll(), recv(). But nothing
// that we could poll beside it ends such a sleep, only a signal does: a timer sends it to the
// sleeper, again and again until it is awake, for a single one may arrive in the moment before the
// system call begins, and be lost.
//
// Nobody else is to notice. So the timer runs only from the moment when somebody wakes a sleeper
// that is asleep to the moment when it is awake; no deadline hangs on it (calls with a timeout
// poll); and it is the process's first thread alone that sleeps so. Workers do not: nobody would
// wake them when they are terminated.
//
// PYSOCKET_KERNEL_SLEEP=0 in the environment: all calls poll.
#pragma once

namespace pysocket {

// May the first thread, which calls this, sleep like this, now? Makes ready what it takes when
// first asked. Once the signal has become somebody else's, or is blocked, the answer is no for
// ever.
bool can_sleep_in_kernel();

// While one of these lives the thread, which has been told that it can, may be asleep in a system
// call.
class KernelSleep {
 public:
  KernelSleep();
  ~KernelSleep();
  KernelSleep(const KernelSleep&) = delete;
  KernelSleep& operator=(const KernelSleep&) = delete;
};

// Makes the sleeper's system call end with EINTR, if it is asleep. From any thread, and from a
// signal handler.
void end_kernel_sleep();

}  // namespace pysocket
