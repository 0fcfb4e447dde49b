// Everything that belongs to one JavaScript environment (the main thread or a worker). Nothing with
// a JavaScript handle lives anywhere else.
#pragma once

#include "../os/wait.h"
#include "checked_node_api.h"
#include "descriptor_set.h"
#include "engine.h"
#include "exchange.h"

namespace pysocket {

class Environment {
 public:
  // probe: a function of no effect, for javascript_runs().
  Environment(napi_env env, bool minds_signals, int look_up_ms, napi_value probe);
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  Exchange& exchange() { return *exchange_; }
  napi_value exchange_buffer() const;

  Surroundings& around() { return around_; }
  bool usable() const {
    return around_.waiter.usable() && exchange_ != nullptr && probe_ != nullptr;
  }

  // Descriptors of socket objects, and those on their way to one: who made them may not get to see
  // them. What a worker has not closed when it ends is closed then: its garbage is never collected.
  // False: no memory.
  [[nodiscard]] bool own(int fd) { return owned_.insert(fd); }
  bool disown(int fd) { return owned_.erase(fd); }
  // What a call answered that makes a descriptor: it is owned before JavaScript hears of it.
  Result own_made(Result made);

  // Null until it is started, which is done once.
  EngineBinding* engine() const { return engine_.get(); }
  // The number of a job, or a code: the engine has to be there.
  int start_lookup(std::unique_ptr<Job> lookup);
  Result start_engine(napi_value callback, napi_value ready, bool use_loop);

  // An operation ended with EINTR: the program has been told, its handlers get their turn.
  void signals_reported() { around_.signals_handled = signals_seen(); }

 private:
  static bool javascript_runs(void* data);
  bool probe_returns() const;

  napi_env env_;
  // The environment of the program's signal handlers waits with the former.
  LentSignalWaiter signal_waiter_;
  std::unique_ptr<Waiter> waiter_;
  Surroundings around_;
  napi_ref probe_ = nullptr;
  Exchange* exchange_ = nullptr;
  napi_ref exchange_buffer_ = nullptr;  // Node-API frees it with the environment
  DescriptorSet owned_;
  std::unique_ptr<EngineBinding> engine_;
};

}  // namespace pysocket
