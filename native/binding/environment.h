// Everything that belongs to one evaluation of the package. A JavaScript environment (the main
// thread or a worker) may have any number of evaluations. Each Environment ends with its
// evaluation, or with the JavaScript environment. All JavaScript handles live here.
#pragma once

#include "../os/wait.h"
#include "checked_node_api.h"
#include "descriptor_set.h"
#include "engine.h"
#include "exchange.h"
#include "kept.h"
#include "tracing.h"

namespace pysocket {

class Environment {
 public:
  // probe: a function without effect, for javascript_runs().
  Environment(napi_env env, bool minds_signals, int look_up_ms, napi_value probe);
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  Exchange& exchange() { return *exchange_; }
  napi_value exchange_buffer() const { return exchange_buffer_.get(); }
  // The object that every native has to hold.
  napi_value kept() const { return kept_.object(); }

  Surroundings& around() { return around_; }
  Tracing& tracing() { return tracing_; }
  bool usable() const { return around_.waiter.usable() && exchange_ != nullptr && probe_.given(); }

  // Owns a descriptor of a socket object, or one on its way to a socket object: the code that made
  // it may never get to see it. Descriptors that are still open when the Environment ends are
  // closed then, because the garbage of a worker, or of an evaluation as a whole, is never
  // finalized. False if memory is short.
  [[nodiscard]] bool own(int fd) { return owned_.insert(fd, bearer(fd)); }
  bool disown(int fd) { return owned_.erase(fd); }
  // Owns the descriptor that a call has made, before JavaScript hears of it. made: the call's
  // result.
  Result own_made(Result made);

  // Null until the engine is started, which happens once.
  EngineBinding* engine() const { return engine_.get(); }
  // Returns the number of a job, or a code. The engine must have been started.
  int start_lookup(std::unique_ptr<Job> lookup);
  Result start_engine(napi_value callback, napi_value ready, bool use_loop);

  // To be called when an operation ended with EINTR: the program learns of it, and its handlers get
  // their turn.
  void signals_reported() const {
    if (around_.minds_signals) signals_handled();
  }

 private:
  static bool javascript_runs(void* data);
  bool probe_returns() const;

  napi_env env_;
  Kept kept_;
  ThreadWaiter waiter_;
  Surroundings around_;
  KeptValue probe_;
  Exchange* exchange_ = nullptr;
  KeptValue exchange_buffer_;
  Tracing tracing_;
  DescriptorSet owned_;
  std::unique_ptr<EngineBinding> engine_;
};

}  // namespace pysocket
