// System calls that signal handlers make too, or that wake threads and mask signals. They are never
// recorded: a ring of trace.h has one producer, and a signal handler would be another one.
#pragma once

#include <sched.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <ctime>

#ifdef __linux__
#include <sys/syscall.h>
#else
#include <pthread.h>
#endif

namespace pysocket::sys {

inline int32_t gettid() {
#ifdef __linux__
  return static_cast<int32_t>(syscall(SYS_gettid));
#elif defined(__APPLE__)
  uint64_t thread = 0;
  pthread_threadid_np(nullptr, &thread);
  return static_cast<int32_t>(thread);
#else
  return static_cast<int32_t>(::getpid());
#endif
}

inline pid_t getpid() { return ::getpid(); }
inline void sched_yield() { ::sched_yield(); }

inline int sigaction(int number, const struct sigaction* wanted, struct sigaction* before) {
  return ::sigaction(number, wanted, before);
}

// Sets the calling thread's mask, like pthread_sigmask(), whose symbol old C libraries lack.
inline int sigprocmask(int how, const sigset_t* wanted, sigset_t* before) {
  return ::sigprocmask(how, wanted, before);  // NOLINT(concurrency-mt-unsafe)
}

// Writes to a descriptor that wakes a thread.
inline ssize_t write_to_wake(int fd, const void* data, size_t size) {
  return ::write(fd, data, size);
}

// Library functions whose symbols have moved from one library to another would tie the binary to
// recent versions. So timers and the signal mask are accessed by system call.
#ifdef __linux__
constexpr size_t kSignalSetSize = 8;

inline long rt_sigprocmask(int how, const sigset_t* wanted, sigset_t* before) {
  return syscall(SYS_rt_sigprocmask, how, wanted, before, kSignalSetSize);
}
inline long timer_create(clockid_t clock, sigevent* event, int* id) {
  return syscall(SYS_timer_create, clock, event, id);
}
inline long timer_delete(int id) { return syscall(SYS_timer_delete, id); }
#ifdef SYS_timer_settime
inline long timer_settime(int id, const itimerspec* spec) {
  return syscall(SYS_timer_settime, id, 0, spec, nullptr);
}
#endif
#endif

}  // namespace pysocket::sys
