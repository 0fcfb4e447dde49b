// On the stack of a thread of its own, which serves that tracer's environment: its calls are that
// tracer's to see.
#pragma once

#include <cstdint>

#ifndef _WIN32
#include "trace.h"
#endif

namespace pysocket {

#ifdef _WIN32

// Nothing is traced there.
class TracedThread {
 public:
  explicit TracedThread(uint64_t) {}
};

#else

class TracedThread : TraceProducer {
 public:
  // owner: Tracer::id(), or 0.
  explicit TracedThread(uint64_t owner);
  ~TracedThread();
  TracedThread(const TracedThread&) = delete;
  TracedThread& operator=(const TracedThread&) = delete;
};

#endif

}  // namespace pysocket
