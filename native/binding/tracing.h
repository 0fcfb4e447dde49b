// Tracing of one evaluation's system calls: who wants to hear of them, and how he does.
//
// While somebody traces, every native runs through call_traced(). When it has returned, the
// callback is told that there are records, which it takes with traceTake(). Whether it shows them
// to the program then is its own affair: waits says that this was a call that may wait, so that
// nobody's work is half done.
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

  // callback(may this be shown at once?)
  Result start(napi_value callback);
  void stop() { tracer_.stop(); }
  // Calls the callback if there is something to tell.
  void tell(bool waits) const;

 private:
  napi_env env_;
  Tracer tracer_;
  KeptValue callback_;
};

// Of a native in all tables; kNoMethod: there is none of that name.
int16_t index_of(const char* name);

}  // namespace pysocket
