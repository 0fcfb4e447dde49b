// On the stack of a thread of its own, which serves that tracer's environment: its calls are that
// tracer's to see.
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
