#include "kernel_sleep.h"

#include <atomic>
#include <cerrno>

// 32-bit systems have two layouts of itimerspec; they wait with poll.
#if defined(__linux__) && defined(__LP64__)
#define PYSOCKET_KERNEL_SLEEP
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#endif

namespace pysocket {

#ifdef PYSOCKET_KERNEL_SLEEP
namespace {

// The process has one main thread, hence one of each.
std::atomic<bool> asleep{false};
std::atomic<bool> waking{false};
int timer = -1;
pid_t sleeper = 0;

// By system call: the C library's functions moved from one library to another, with new symbol
// versions, and would tie the binary to recent ones.
void set_timer(long first_ns, long interval_ns) {
  const int saved = errno;
  const itimerspec spec{{0, interval_ns}, {0, first_ns}};
  syscall(SYS_timer_settime, timer, 0, &spec, nullptr);
  errno = saved;
}

// Its arrival is all that matters. It runs on the sleeper's thread, so that it can tell for sure
// whether the timer was started too late, for a sleep that is over.
void on_signal(int) {
  if (!asleep.load(std::memory_order_relaxed)) set_timer(0, 0);
}

// A signal that nobody uses: the last real-time ones are the least likely to be taken later.
int take_signal() {
  sigset_t blocked;
  // Of this thread, on Linux; pthread_sigmask() is newer than the oldest C library to run on.
  if (sigprocmask(SIG_SETMASK, nullptr, &blocked) != 0) return 0;
  for (int number = SIGRTMAX; number >= SIGRTMIN; --number) {
    struct sigaction action {};
    if (sigismember(&blocked, number) != 0 || sigaction(number, nullptr, &action) != 0) continue;
    if ((action.sa_flags & SA_SIGINFO) != 0 || action.sa_handler != SIG_DFL) continue;
    action = {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_ONSTACK;  // and no SA_RESTART
    return sigaction(number, &action, nullptr) == 0 ? number : 0;
  }
  return 0;
}

}  // namespace

bool prepare_kernel_sleep() {
  const auto self = static_cast<pid_t>(syscall(SYS_gettid));
  if (sleeper != 0) return sleeper == self;
  const int number = take_signal();
  if (number == 0) return false;
  sigevent event{};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = number;
#ifdef sigev_notify_thread_id
  event.sigev_notify_thread_id = self;
#else
  event._sigev_un._tid = self;
#endif
  if (syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &timer) != 0) return false;
  sleeper = self;
  return true;
}

KernelSleep::KernelSleep(bool prepared) : prepared_(prepared) {
  if (prepared_) asleep.store(true, std::memory_order_seq_cst);
}

KernelSleep::~KernelSleep() {
  if (!prepared_) return;
  asleep.store(false, std::memory_order_release);
  // Not an exchange every time: this is the hot path, and waking is rare.
  if (waking.load(std::memory_order_relaxed) && waking.exchange(false)) set_timer(0, 0);
}

void end_kernel_sleep() {
  if (!asleep.load(std::memory_order_seq_cst)) return;
  constexpr long kAtOnce = 1000;
  constexpr long kAgain = 1000000;
  waking.store(true, std::memory_order_seq_cst);
  set_timer(kAtOnce, kAgain);
}

#else

bool prepare_kernel_sleep() { return false; }
KernelSleep::KernelSleep(bool prepared) : prepared_(prepared) {}
KernelSleep::~KernelSleep() = default;
void end_kernel_sleep() {}

#endif

}  // namespace pysocket
