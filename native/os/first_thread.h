// The thread with which the process began. A worker of the runtime never runs on it.
#pragma once

#include "sys.h"

#ifdef __APPLE__
#include <pthread.h>
#endif

namespace pysocket {

inline bool is_first_thread() {
#if defined(__linux__)
  return sys::gettid() == sys::getpid();
#elif defined(__APPLE__)
  return pthread_main_np() == 1;
#else
  return false;
#endif
}

}  // namespace pysocket
