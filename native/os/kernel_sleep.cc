#include "kernel_sleep.h"

#include <atomic>
#include <cerrno>
#include <cstdint>

#include "platform.h"
#include "sys.h"

// 32-bit systems have two layouts of itimerspec, so their calls wait with poll.
#if defined(PYSOCKET_LINUX) && defined(__LP64__)
#define PYSOCKET_KERNEL_SLEEP
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <ctime>
#endif

namespace pysocket {

#ifdef PYSOCKET_KERNEL_SLEEP
namespace {

// The sleeper's state. Only the code that turns kAsleep into kWaking may touch the timer, until it
// sets kRinging. The sleeper is not awake before it has stopped a ringing timer.
enum : int { kAwake, kAsleep, kWaking, kRinging };
std::atomic<int> sleeper_state{kAwake};

void on_signal(int number, siginfo_t* info, void* context);

bool is_ours(int number) {
  struct sigaction action {};
  return sys::sigaction(number, nullptr, &action) == 0 && (action.sa_flags & SA_SIGINFO) != 0 &&
         action.sa_sigaction == on_signal;
}

bool is_free(int number) {
  struct sigaction action {};
  return sys::sigaction(number, nullptr, &action) == 0 && (action.sa_flags & SA_SIGINFO) == 0 &&
         action.sa_handler == SIG_DFL;
}

// Whether the calling thread blocks the signal.
bool is_blocked(int number) {
  sigset_t blocked{};
  return sys::rt_sigprocmask(SIG_SETMASK, nullptr, &blocked) != 0 ||
         sigismember(&blocked, number) != 0;
}

bool handle(int number) {
  struct sigaction action {};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;  // and no SA_RESTART
  return sys::sigaction(number, &action, nullptr) == 0;
}

void give_back(int number) {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  if (is_ours(number)) sys::sigaction(number, &action, nullptr);
}

// A kernel timer that signals one thread until it is stopped.
class Timer {
 public:
  // Takes an unused signal. The last real-time signals come first, since they are the least likely
  // to be taken later. mask: whether the calling thread's mask counts, because that thread is the
  // one to be signalled.
  bool create(pid_t thread, bool mask) {
    for (int number = SIGRTMAX; number >= SIGRTMIN; --number) {
      if (!is_free(number) || (mask && is_blocked(number))) continue;
      if (!create_for(thread, number)) {
        // qemu lacks the last two, but says that they are free.
        if (errno == EINVAL) continue;
        return false;
      }
      if (handle(number)) return true;
      destroy();
    }
    return false;
  }

  void destroy() {
    if (signal_ == 0) return;
    sys::timer_delete(id_);
    signal_ = 0;
  }

  int signal() const { return signal_; }

  void start() const {
    constexpr long kFirst = 1000;
    constexpr long kAgain = 1000000;
    set({{0, kAgain}, {0, kFirst}});
  }
  void stop() const { set({}); }

 private:
  bool create_for(pid_t thread, int number) {
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = number;
#ifdef sigev_notify_thread_id
    event.sigev_notify_thread_id = thread;
#else
    event._sigev_un._tid = thread;
#endif
    if (sys::timer_create(CLOCK_MONOTONIC, &event, &id_) != 0) return false;
    signal_ = number;
    return true;
  }

  void set(const itimerspec& spec) const {
    const int saved = errno;
    sys::timer_settime(id_, &spec);
    errno = saved;
  }

  int id_ = -1;
  int signal_ = 0;
};

// The process has one first thread, so there is one of each. These belong to that thread, and in
// state kWaking to the code that wakes it.
Timer timer;
pid_t sleeper = 0;
bool refused = false;
int64_t checked_at = 0;

// The signal's arrival is all that matters. The timer does not ring for a sleeper that is awake. If
// it does all the same, this is the last time.
void on_signal(int, siginfo_t* info, void*) {
  if (info->si_code == SI_TIMER && sleeper_state.load(std::memory_order_relaxed) == kAwake) {
    timer.stop();
  }
}

bool is_switched_off() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): like every getenv(), and only once
  const char* const wish = std::getenv("PYSOCKET_KERNEL_SLEEP");
  return wish != nullptr && wish[0] == '0' && wish[1] == '\0';
}

bool prepare() {
  const pid_t first_thread = sys::getpid();
  if (is_switched_off() || !timer.create(first_thread, true)) return false;
  sleeper = first_thread;
  return true;
}

int64_t coarse_now() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return int64_t{now.tv_sec} * 1000000000 + now.tv_nsec;
}

// Asking the kernel costs as much as a thirtieth of the shortest sleep, so it is asked only now and
// then.
bool still_works() {
  constexpr int64_t kNowAndThen = 20000000;
  const int64_t now = coarse_now();
  if (now - checked_at < kNowAndThen) return true;
  checked_at = now;
  return is_ours(timer.signal()) && !is_blocked(timer.signal());
}

}  // namespace

bool can_sleep_in_kernel() {
  if (refused) return false;
  if (sleeper == 0 ? prepare() : still_works()) return true;
  refused = true;
  if (timer.signal() != 0) give_back(timer.signal());
  timer.destroy();
  return false;
}

KernelSleep::KernelSleep() { sleeper_state.store(kAsleep, std::memory_order_seq_cst); }

KernelSleep::~KernelSleep() {
  int expected = kAsleep;
  if (sleeper_state.compare_exchange_strong(expected, kAwake, std::memory_order_seq_cst)) return;
  // The waker is another thread, and almost done: a signal handler on this thread would have been
  // done before we came here.
  while (sleeper_state.load(std::memory_order_acquire) == kWaking) sys::sched_yield();
  timer.stop();
  sleeper_state.store(kAwake, std::memory_order_seq_cst);
}

void end_kernel_sleep() {
  int expected = kAsleep;
  if (!sleeper_state.compare_exchange_strong(expected, kWaking, std::memory_order_seq_cst)) return;
  // Other code may have taken the signal while the sleeper slept. Then another signal has to serve.
  const int saved = errno;
  const bool ours = is_ours(timer.signal()) || (timer.destroy(), timer.create(sleeper, false));
  errno = saved;
  if (ours) timer.start();
  sleeper_state.store(ours ? kRinging : kAsleep, std::memory_order_seq_cst);
}

#else

bool can_sleep_in_kernel() { return false; }
KernelSleep::KernelSleep() = default;
KernelSleep::~KernelSleep() = default;
void end_kernel_sleep() {}

#endif

}  // namespace pysocket
