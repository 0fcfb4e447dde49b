// Sleeping inside a system call, and being woken from it.
//
// The cheapest wait is the kernel's own: one recv() instead of recv(), poll(), recv(). But no
// descriptor that could be polled beside it ends such a sleep. Only a signal does. A timer sends it
// to the sleeper again and again until the sleeper is awake, because a single signal may arrive in
// the moment before the system call begins, and be lost.
//
// Other code must not notice. So the timer runs only from the moment when a sleeping thread is to
// be woken to the moment when it is awake. No deadline depends on it (calls with a timeout poll).
// And only the process's first thread sleeps like this. Workers do not, because nothing would wake
// them when they are terminated.
//
// With PYSOCKET_KERNEL_SLEEP=0 in the environment, all calls poll.
#pragma once

namespace pysocket {

// Whether the first thread, which calls this, may sleep like this now. The first call prepares what
// is needed. Once other code has taken the signal, or blocked it, the answer is false forever.
bool can_sleep_in_kernel();

// While an instance exists, the thread may be asleep in a system call. can_sleep_in_kernel() must
// have returned true.
class KernelSleep {
 public:
  KernelSleep();
  ~KernelSleep();
  KernelSleep(const KernelSleep&) = delete;
  KernelSleep& operator=(const KernelSleep&) = delete;
};

// Makes the sleeper's system call end with EINTR, if the sleeper is asleep. May be called on any
// thread, and from a signal handler.
void end_kernel_sleep();

}  // namespace pysocket
