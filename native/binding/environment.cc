#include "environment.h"

#include "../os/interrupt.h"
#include "../os/lease.h"
#include "values.h"

namespace pysocket {

Environment::Environment(napi_env env, bool minds_signals, int look_up_ms, napi_value probe)
    : env_(env),
      kept_(env),
      waiter_(minds_signals),
      around_{waiter_.waiter(), look_up_ms, javascript_runs, this, minds_signals},
      probe_(kept_),
      exchange_buffer_(kept_),
      tracing_(kept_) {
  napi_valuetype type = napi_undefined;
  if (!kept_.usable() || napi_typeof(env, probe, &type) != napi_ok || type != napi_function ||
      !probe_.set("probe", probe)) {
    return;
  }
  const ArrayBufferOf<Exchange> memory(env);
  if (memory.content != nullptr && exchange_buffer_.set("exchange", memory.buffer)) {
    exchange_ = memory.content;
    exchange_->fd = -1;
  }
}

Environment::~Environment() {
  engine_.reset();
  // The number may belong to another descriptor by now, which is not ours to close.
  owned_.each([](int fd, uint32_t owned) {
    if (bearer(fd) == owned) close_leased(fd);
  });
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
  auto engine = std::make_unique<EngineBinding>(kept_, tracing_);
  const Result result = engine->start(callback, ready, use_loop);
  if (result == 0) engine_ = std::move(engine);
  return result;
}

int Environment::start_lookup(std::unique_ptr<Job> lookup) {
  return engine_ == nullptr ? -EINVAL : engine_->start_job(std::move(lookup));
}

// There is no way to ask whether an environment is being torn down, or whether V8 has been told to
// stop the running code. But in both cases a function is not called, or does not return.
bool Environment::javascript_runs(void* data) {
  auto* const self = static_cast<Environment*>(data);
  napi_env env = self->env_;
  napi_handle_scope scope = nullptr;
  if (napi_open_handle_scope(env, &scope) != napi_ok) return false;
  const bool runs = self->probe_returns();
  return napi_close_handle_scope(env, scope) == napi_ok && runs;
}

bool Environment::probe_returns() const {
  napi_value probe = probe_.get();
  napi_value global = nullptr;
  if (probe == nullptr || napi_get_global(env_, &global) != napi_ok) return false;
  const napi_status status = napi_call_function(env_, global, probe, 0, nullptr, nullptr);
  if (status != napi_pending_exception) return status == napi_ok;
  // The probe throws nothing of its own, but calling it does throw where the stack is nearly used
  // up. That exception is an object. A termination is not.
  napi_value error = nullptr;
  napi_valuetype type = napi_undefined;
  return napi_get_and_clear_last_exception(env_, &error) == napi_ok &&
         napi_typeof(env_, error, &type) == napi_ok && type == napi_object;
}

}  // namespace pysocket
