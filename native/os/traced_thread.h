// On the stack of a separate thread that serves a tracer's environment: lets that tracer see the
// thread's calls.
#pragma once

#include <cstdint>

#include "trace.h"

namespace pysocket {

class TracedThread : TraceProducer {
 public:
  // owner: Tracer::id(), or 0.
  explicit TracedThread(uint64_t owner);
  ~TracedThread();
  TracedThread(const TracedThread&) = delete;
  TracedThread& operator=(const TracedThread&) = delete;
};

}  // namespace pysocket
