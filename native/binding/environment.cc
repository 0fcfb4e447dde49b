#include "environment.h"

#include "../os/interrupt.h"
#include "../os/lease.h"
#include "values.h"

namespace pysocket {

Environment::Environment(napi_env env, bool minds_signals, int look_up_ms)
    : env_(env), waiter_(minds_signals), around_{waiter_, look_up_ms,     javascript_runs,
                                                 this,    signals_seen(), minds_signals} {
  const ArrayBufferOf<Exchange> memory(env);
  if (memory.content != nullptr &&
      napi_create_reference(env, memory.buffer, 1, &exchange_buffer_) == napi_ok) {
    exchange_ = memory.content;
    exchange_->fd = -1;
  }
  if (minds_signals) set_signal_waiter(&waiter_);
}

Environment::~Environment() {
  if (around_.minds_signals) set_signal_waiter(nullptr);
  engine_.reset();
  owned_.each(close_leased);
}

Result Environment::own_made(Result made) {
  if (made < 0 || own(made)) return made;
  close_leased(made);
  return -ENOMEM;
}

Result Environment::start_engine(napi_value callback, napi_value ready, bool use_loop) {
  if (engine_ != nullptr) return -EALREADY;
  auto engine = std::make_unique<EngineBinding>(env_);
  const Result result = engine->start(callback, ready, use_loop);
  if (result == 0) engine_ = std::move(engine);
  return result;
}

int Environment::start_lookup(std::unique_ptr<Job> lookup) {
  return engine_ == nullptr ? -EINVAL : engine_->jobs().start(std::move(lookup));
}

napi_value Environment::exchange_buffer() const {
  napi_value buffer = nullptr;
  const napi_status status = napi_get_reference_value(env_, exchange_buffer_, &buffer);
  return status == napi_ok ? buffer : nullptr;
}

// There is no way to ask whether an environment is being torn down, but calls that may run
// JavaScript are refused then.
bool Environment::javascript_runs(void* self) {
  napi_env env = static_cast<Environment*>(self)->env_;
  napi_handle_scope scope = nullptr;
  if (napi_open_handle_scope(env, &scope) != napi_ok) return false;
  napi_value global = nullptr;
  bool has = false;
  const bool runs = napi_get_global(env, &global) == napi_ok &&
                    napi_has_named_property(env, global, "process", &has) == napi_ok;
  regardless(napi_close_handle_scope(env, scope));  // it was opened
  return runs;
}

}  // namespace pysocket
