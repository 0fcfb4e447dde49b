#include "environment.h"

#include "../os/interrupt.h"
#include "../os/lease.h"
#include "values.h"

namespace pysocket {

Environment::Environment(napi_env env, bool minds_signals, int look_up_ms, napi_value probe)
    : env_(env),
      signal_waiter_(minds_signals ? lend_signal_waiter() : nullptr),
      waiter_(signal_waiter_ == nullptr ? std::make_unique<Waiter>() : nullptr),
      around_{signal_waiter_ == nullptr ? *waiter_ : signal_waiter_->waiter,
              look_up_ms,
              javascript_runs,
              this,
              signals_seen(),
              minds_signals} {
  napi_valuetype type = napi_undefined;
  if (napi_typeof(env, probe, &type) != napi_ok || type != napi_function ||
      napi_create_reference(env, probe, 1, &probe_) != napi_ok) {
    probe_ = nullptr;
  }
  const ArrayBufferOf<Exchange> memory(env);
  if (memory.content != nullptr &&
      napi_create_reference(env, memory.buffer, 1, &exchange_buffer_) == napi_ok) {
    exchange_ = memory.content;
    exchange_->fd = -1;
  }
}

Environment::~Environment() {
  engine_.reset();
  owned_.each(close_leased);
}

Result Environment::own_made(Result made) {
  if (made < 0) return made;
  const int fd = static_cast<int>(made);
  if (own(fd)) return made;
  close_leased(fd);
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

// There is no way to ask whether an environment is being torn down, or whether V8 has been asked to
// stop what runs; but a function is not called then, or does not return.
bool Environment::javascript_runs(void* data) {
  auto* const self = static_cast<Environment*>(data);
  napi_env env = self->env_;
  napi_handle_scope scope = nullptr;
  if (napi_open_handle_scope(env, &scope) != napi_ok) return false;
  const bool runs = self->probe_returns();
  return napi_close_handle_scope(env, scope) == napi_ok && runs;
}

bool Environment::probe_returns() const {
  napi_value probe = nullptr;
  napi_value global = nullptr;
  if (napi_get_reference_value(env_, probe_, &probe) != napi_ok ||
      napi_get_global(env_, &global) != napi_ok) {
    return false;
  }
  const napi_status status = napi_call_function(env_, global, probe, 0, nullptr, nullptr);
  if (status != napi_pending_exception) return status == napi_ok;
  // It throws nothing of its own; but where the stack is all but used up, calling it does. A
  // termination is no object.
  napi_value error = nullptr;
  napi_valuetype type = napi_undefined;
  return napi_get_and_clear_last_exception(env_, &error) == napi_ok &&
         napi_typeof(env_, error, &type) == napi_ok && type == napi_object;
}

}  // namespace pysocket
