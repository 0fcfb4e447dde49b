// Tracing of one evaluation's system calls: whether it is on, and how the evaluation hears of the
// calls.
//
// While tracing is on, every native runs through call_traced(). When the native has returned, the
// callback is told that there are records, which it takes with traceTake(). Whether it shows them
// to the program then is its own decision: waits says that the call was one that may wait, so that
// nothing is half done.
#pragma once

#include "../os/trace.h"
#include "kept.h"

namespace pysocket {

constexpr int16_t kNoMethod = -1;

class Tracing {
 public:
  explicit Tracing(Kept& kept) : env_(kept.env()), callback_(kept) {}

  Tracer& tracer() { return tracer_; }
  bool on() const { return tracer_.on(); }

  // Starts tracing with callback(whether the records may be shown at once).
  Result start(napi_value callback);
  void stop() { tracer_.stop(); }
  // Calls the callback if there are records.
  void tell(bool waits) const;

 private:
  napi_env env_;
  Tracer tracer_;
  KeptValue callback_;
};

// The index of a native in all tables taken together; kNoMethod if there is none of that name.
int16_t index_of(const char* name);

}  // namespace pysocket
