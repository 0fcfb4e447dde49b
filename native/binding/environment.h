// Everything that belongs to one evaluation of the package. A JavaScript environment (the main
// thread or a worker) may have any number of them, each of which ends with its evaluation, or with
// the environment. Nothing with a JavaScript handle lives anywhere else.
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
  // probe: a function of no effect, for javascript_runs().
  Environment(napi_env env, bool minds_signals, int look_up_ms, napi_value probe);
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  Exchange& exchange() { return *exchange_; }
  napi_value exchange_buffer() const { return exchange_buffer_.get(); }
  // What every native has to hold.
  napi_value kept() const { return kept_.object(); }

  Surroundings& around() { return around_; }
  Tracing& tracing() { return tracing_; }
  bool usable() const { return around_.waiter.usable() && exchange_ != nullptr && probe_.given(); }

  // Descriptors of socket objects, and those on their way to one: who made them may not get to see
  // them. What has not been closed when we end is closed then: the garbage of a worker, or of an
  // evaluation as a whole, is never finalized. False: no memory.
  [[nodiscard]] bool own(int fd) { return owned_.insert(fd, bearer(fd)); }
  bool disown(int fd) { return owned_.erase(fd); }
  // What a call answered that makes a descriptor: it is owned before JavaScript hears of it.
  Result own_made(Result made);

  // Null until it is started, which is done once.
  EngineBinding* engine() const { return engine_.get(); }
  // The number of a job, or a code: the engine has to be there.
  int start_lookup(std::unique_ptr<Job> lookup);
  Result start_engine(napi_value callback, napi_value ready, bool use_loop);

  // An operation ended with EINTR: the program has been told, its handlers get their turn.
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
