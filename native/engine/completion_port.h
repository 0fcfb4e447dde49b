// Windows: completions, which one thread may wait for while another collects them.
#pragma once

#include <atomic>
#include <deque>
#include <mutex>

#include "../os/socket_handle.h"

namespace pysocket {

class CompletionPort {
 public:
  CompletionPort();
  ~CompletionPort();
  CompletionPort(const CompletionPort&) = delete;
  CompletionPort& operator=(const CompletionPort&) = delete;

  bool usable() const { return port_ != nullptr; }
  HANDLE handle() const { return port_; }

  // At most `most` completions, and how many. One that points to nothing is wake()'s.
  size_t take(OVERLAPPED_ENTRY* out, size_t most, DWORD milliseconds);
  // Sleeps until there is one, which the next take() has. A port cannot be looked at without
  // taking.
  bool wait(DWORD milliseconds);
  // Of any thread. One completion until `woken()`, however often.
  void wake();
  // wake()'s completion has been taken: from now on there is another one.
  void woken() { waking_.store(false); }

 private:
  HANDLE port_;
  std::atomic<bool> waking_{false};

  std::mutex mutex_;
  std::deque<OVERLAPPED_ENTRY> waited_for_;
};

}  // namespace pysocket
