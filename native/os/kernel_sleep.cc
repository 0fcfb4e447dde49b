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

constexpr int64_t kSecond = 1000000000;
constexpr int64_t kAgain = 1000000;

// A kernel timer that signals the sleeper. By system call: the C library's functions moved from one
// library to another, with new symbol versions, and would tie the binary to recent ones.
class Timer {
 public:
  bool create(int signal, pid_t thread, int name) {
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = signal;
    event.sigev_value.sival_int = name;
#ifdef sigev_notify_thread_id
    event.sigev_notify_thread_id = thread;
#else
    event._sigev_un._tid = thread;
#endif
    return syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &id_) == 0;
  }

  void start(int64_t first, int flags) const { set({{0, kAgain}, to_timespec(first)}, flags); }
  void stop() const { set({}, 0); }

 private:
  static timespec to_timespec(int64_t nanoseconds) {
    return {nanoseconds / kSecond, nanoseconds % kSecond};
  }

  void set(const itimerspec& spec, int flags) const {
    const int saved = errno;
    syscall(SYS_timer_settime, id_, flags, &spec, nullptr);
    errno = saved;
  }

  int id_ = -1;
};

// The process has one main thread, hence one of each.
std::atomic<bool> asleep{false};
std::atomic<bool> waking{false};
std::atomic<int64_t> alarm_at{0};  // 0: has rung
Timer wake_timer;
Timer alarm_timer;
pid_t sleeper = 0;

constexpr int kWaker = 1;
constexpr int kAlarm = 2;

// Its arrival is what matters. It runs on the sleeper's thread, so that it can tell for sure
// whether it came too late, for a sleep that is over.
void on_signal(int, siginfo_t* info, void*) {
  const bool late = !asleep.load(std::memory_order_relaxed);
  if (info->si_value.sival_int == kAlarm) {
    alarm_at.store(0, std::memory_order_relaxed);
    if (late) alarm_timer.stop();
  } else if (late) {
    wake_timer.stop();
  }
}

// A signal that nobody uses: the last real-time ones are the least likely to be taken later.
int take_signal() {
  // By system call again: pthread_sigmask() is newer than the oldest C library to run on.
  constexpr size_t kSignalSetSize = 8;
  sigset_t blocked{};
  if (syscall(SYS_rt_sigprocmask, SIG_SETMASK, nullptr, &blocked, kSignalSetSize) != 0) return 0;
  for (int number = SIGRTMAX; number >= SIGRTMIN; --number) {
    struct sigaction action {};
    if (sigismember(&blocked, number) != 0 || sigaction(number, nullptr, &action) != 0) continue;
    if ((action.sa_flags & SA_SIGINFO) != 0 || action.sa_handler != SIG_DFL) continue;
    action = {};
    action.sa_sigaction = on_signal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;  // and no SA_RESTART
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
  if (!wake_timer.create(number, self, kWaker) || !alarm_timer.create(number, self, kAlarm))
    return false;
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
  if (waking.load(std::memory_order_relaxed) && waking.exchange(false)) wake_timer.stop();
}

void end_kernel_sleep() {
  if (!asleep.load(std::memory_order_seq_cst)) return;
  constexpr int64_t kAtOnce = 1000;
  waking.store(true, std::memory_order_seq_cst);
  wake_timer.start(kAtOnce, 0);
}

void set_alarm(int64_t at_ns) {
  const int64_t set = alarm_at.load(std::memory_order_relaxed);
  if (set != 0 && set <= at_ns) return;
  alarm_at.store(at_ns, std::memory_order_relaxed);
  alarm_timer.start(at_ns, TIMER_ABSTIME);
}

#else

bool prepare_kernel_sleep() { return false; }
KernelSleep::KernelSleep(bool prepared) : prepared_(prepared) {}
KernelSleep::~KernelSleep() = default;
void end_kernel_sleep() {}
void set_alarm(int64_t) {}

#endif

}  // namespace pysocket
