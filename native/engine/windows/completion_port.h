// Windows: a queue of completions, on which one thread may wait while another collects them.
#pragma once

#include <atomic>
#include <deque>
#include <mutex>

#include "../../os/socket_handle.h"

namespace pysocket {

class CompletionPort {
 public:
  CompletionPort();
  ~CompletionPort();
  CompletionPort(const CompletionPort&) = delete;
  CompletionPort& operator=(const CompletionPort&) = delete;

  bool usable() const { return port_ != nullptr; }
  HANDLE handle() const { return port_; }

  // Takes at most `most` completions and returns how many. One without an OVERLAPPED is wake()'s.
  size_t take(OVERLAPPED_ENTRY* out, size_t most, DWORD milliseconds);
  // Sleeps until there is a completion, and keeps it for the next take(): a port cannot be examined
  // without dequeuing.
  bool wait(DWORD milliseconds);
  // May be called on any thread. Posts one completion until `woken()`, however often it is called.
  void wake();
  // wake()'s completion has been taken, so the next wake() posts another one.
  void woken() { waking_.store(false); }

 private:
  HANDLE port_;
  std::atomic<bool> waking_{false};

  std::mutex mutex_;
  std::deque<OVERLAPPED_ENTRY> waited_for_;
};

}  // namespace pysocket
