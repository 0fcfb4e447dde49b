// While an instance exists, its thread takes no signals, and the threads that it starts never will:
// the program's signals are meant for the program's own threads.
#pragma once

#ifndef _WIN32
#include <csignal>

#include "../os/sys_unrecorded.h"
#endif

namespace pysocket {

#ifdef _WIN32

// Windows starts a separate thread for every handler, so there is nothing to mask.
class MaskedSignals {
 public:
  MaskedSignals() {}  // NOLINT(modernize-use-equals-default): or it counts as unused variable
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
  // Sets the calling thread's mask, like pthread_sigmask(), whose symbol old C libraries lack.
  static bool mask(const sigset_t* wanted, sigset_t* before) {
    return sys::sigprocmask(SIG_SETMASK, wanted, before) == 0;  // NOLINT(concurrency-mt-unsafe)
  }

  sigset_t before_{};
  bool masked_;
};

#endif

}  // namespace pysocket
