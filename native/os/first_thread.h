// The thread that the process began with. A worker of the runtime never runs there.
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
