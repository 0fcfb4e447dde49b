// While one of these lives, the thread takes no signals, and threads that it starts never will: the
// program's signals are for its own threads.
#pragma once

#ifndef _WIN32
#include <csignal>

#include "../os/sys_unrecorded.h"
#endif

namespace pysocket {

#ifdef _WIN32

// Windows starts a thread of its own for every handler: there is nothing to mask.
class MaskedSignals {
 public:
  MaskedSignals() {}  // NOLINT(modernize-use-equals-default): or it would be an unused variable
};

#else

class MaskedSignals {
 public:
  MaskedSignals() {
    sigset_t all;
    sigfillset(&all);
    masked_ = mask(&all, &before_);
  }
  ~MaskedSignals() {
    if (masked_) mask(&before_, nullptr);
  }
  MaskedSignals(const MaskedSignals&) = delete;
  MaskedSignals& operator=(const MaskedSignals&) = delete;

 private:
  // Of the calling thread, as pthread_sigmask(), whose symbol old C libraries lack.
  static bool mask(const sigset_t* wanted, sigset_t* before) {
    return sys::sigprocmask(SIG_SETMASK, wanted, before) == 0;  // NOLINT(concurrency-mt-unsafe)
  }

  sigset_t before_{};
  bool masked_;
};

#endif

}  // namespace pysocket
