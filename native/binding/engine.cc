#include "engine.h"

#include <optional>

#include "../engine/receive_ahead.h"
#include "lookup.h"
#include "methods.h"

namespace pysocket {
namespace {

// Descriptors that are ready after this many batches wait for the next turn of the loop, so that
// timers and other descriptors of the program get their turn too.
constexpr int kBatches = 4;
// If at least this many were ready at once, more are likely to be ready by now, and asking costs
// less than being woken.
constexpr size_t kBusy = 4;

}  // namespace

EngineBinding::EngineBinding(Kept& kept, Tracing& tracing)
    : kept_(kept),
      env_(kept.env()),
      tracing_(tracing),
      jobs_([this](int job) { engine_.on_finished(job); }, tracing.tracer().id()),
      callback_(kept),
      ready_array_(kept),
      ahead_(kept) {}

Result EngineBinding::start(napi_value callback, napi_value ready, bool use_loop) {
  napi_typedarray_type type = napi_uint8_array;
  void* data = nullptr;
  size_t length = 0;
  if (napi_get_typedarray_info(env_, ready, &type, &length, &data, nullptr, nullptr) != napi_ok ||
      type != napi_int32_array) {
    return -EFAULT;
  }
  ready_ = static_cast<Ready*>(data);
  room_ = length * sizeof(int) / sizeof(Ready);
  if (!engine_.usable()) return engine_.status();
  napi_value name = to_string(env_, "pysocket");
  napi_value resource = nullptr;
  if (napi_create_object(env_, &resource) != napi_ok || !callback_.set("callback", callback) ||
      !ready_array_.set("ready", ready) ||
      napi_async_init(env_, resource, name, &context_) != napi_ok) {
    return -ENOMEM;
  }
  return (use_loop && start_on_loop()) || start_thread() ? 0 : -EWOULDBLOCK;
}

bool EngineBinding::start_thread() {
  napi_value name = to_string(env_, "pysocket");
  if (napi_create_threadsafe_function(env_, nullptr, nullptr, name, 0, 1, nullptr, nullptr, this,
                                      call_javascript, &signal_) != napi_ok) {
    return false;
  }
  thread_ = std::make_unique<ThreadWatch>(on_thread, this, tracing_.tracer().id());
  if (napi_unref_threadsafe_function(env_, signal_) == napi_ok && thread_->start(engine_) &&
      napi_add_env_cleanup_hook(env_, end_thread, this) == napi_ok) {
    return true;
  }
  end_thread(this);
  return false;
}

EngineBinding::~EngineBinding() {
  // The end of the environment has done this already; the end of an evaluation has not.
  if (loop_ != nullptr) end_on_loop();
  if (signal_ != nullptr) {
    regardless(napi_remove_env_cleanup_hook(env_, end_thread, this));  // the hook exists
    end_thread(this);
  }
  // Refused at most at the end of the environment.
  if (context_ != nullptr) regardless(napi_async_destroy(env_, context_));
}

Result EngineBinding::watch(int fd) {
  const Result result = engine_.watch(fd);
  root_while_busy();
  return result;
}

void EngineBinding::unwatch(int fd) {
  engine_.unwatch(fd);
  root_while_busy();
}

int EngineBinding::start_job(std::unique_ptr<Job> job) {
  const int number = jobs_.start(std::move(job));
  if (number >= 0) ++jobs_out_;
  root_while_busy();
  return number;
}

std::unique_ptr<Job> EngineBinding::take_job(int job) {
  std::unique_ptr<Job> taken = jobs_.take(job);
  if (taken != nullptr) --jobs_out_;
  root_while_busy();
  return taken;
}

void EngineBinding::root_while_busy() { kept_.root(engine_.watches() || jobs_out_ > 0); }

void EngineBinding::keep_alive(bool alive) {
  if (loop_ != nullptr) keep_loop_alive(alive);
  if (signal_ == nullptr) return;
  // Refused when the function is gone. Then nothing is kept alive.
  regardless(
      (alive ? napi_ref_threadsafe_function : napi_unref_threadsafe_function)(env_, signal_));
}

void EngineBinding::set_receive_ahead(napi_value memory, size_t used, napi_value wanted) {
  napi_value both = to_array(env_, {memory, wanted});
  if (both != nullptr && ahead_.set("receiveAhead", both)) ahead_used_ = used;
}

// No JavaScript runs before the batch is delivered, so nothing can come in between.
void EngineBinding::receive(size_t count) {
  napi_value both = ahead_.get();
  napi_value memory = nullptr;
  napi_value wanted = nullptr;
  if (both == nullptr || napi_get_element(env_, both, 0, &memory) != napi_ok ||
      napi_get_element(env_, both, 1, &wanted) != napi_ok) {
    return;
  }
  // Read anew each time, because the memory may have been detached.
  const Bytes bytes = bytes_of(env_, memory);
  const Integers integers = integers_of(env_, wanted);
  const ReceiveAhead ahead(bytes.data, bytes.size, integers.data, integers.size);
  std::optional<Tracer::Scope> scope;
  if (is_traced()) scope.emplace(tracing_.tracer(), index_of("recv"));
  ahead.receive(ready_, count, ahead_used_);
}

// Collecting belongs to no native's call, so it is recorded for none.
size_t EngineBinding::collect() {
  std::optional<Tracer::Scope> scope;
  if (is_traced()) scope.emplace(tracing_.tracer(), kNoMethod);
  return engine_.collect(ready_, room_);
}

size_t EngineBinding::deliver() {
  size_t delivered = 0;
  for (int batch = 0; batch < kBatches; ++batch) {
    const size_t count = collect();
    if (count == 0) break;
    delivered += count;
    napi_handle_scope scope = nullptr;
    if (napi_open_handle_scope(env_, &scope) != napi_ok) break;
    receive(count);
    if (is_traced()) tracing_.tell(false);
    napi_value callback = callback_.get();
    napi_value global = nullptr;
    napi_value argument = nullptr;
    napi_status status = napi_generic_failure;
    if (callback != nullptr && napi_get_global(env_, &global) == napi_ok &&
        napi_create_uint32(env_, static_cast<uint32_t>(count), &argument) == napi_ok) {
      // Also runs the microtasks that the callback has queued. A thread-safe function does so
      // itself.
      status = loop_ != nullptr
                   ? napi_make_callback(env_, context_, global, callback, 1, &argument, nullptr)
                   : napi_call_function(env_, global, callback, 1, &argument, nullptr);
    }
    if (status == napi_pending_exception) {
      napi_value error = nullptr;
      if (napi_get_and_clear_last_exception(env_, &error) == napi_ok) {
        regardless(napi_fatal_exception(env_, error));  // refused at the end, which needs no report
      }
    }
    regardless(napi_close_handle_scope(env_, scope));  // the scope is open
    if (status != napi_ok || count < room_) break;
  }
  return delivered;
}

void EngineBinding::on_loop(void* self) { static_cast<EngineBinding*>(self)->deliver(); }

void EngineBinding::on_thread(void* self) {
  // Refused when the environment ends. Then there is no one left to notify.
  regardless(napi_call_threadsafe_function(static_cast<EngineBinding*>(self)->signal_, nullptr,
                                           napi_tsfn_nonblocking));
}

void EngineBinding::call_javascript(napi_env env, napi_value, void* context, void*) {
  if (env == nullptr) return;  // the environment ends
  auto* const self = static_cast<EngineBinding*>(context);
  const size_t delivered = self->deliver();
  if (self->thread_ == nullptr) return;
  if (delivered >= kBusy) {
    on_thread(self);
  } else {
    self->thread_->resume();
  }
}

void EngineBinding::end_thread(void* data) {
  auto* const self = static_cast<EngineBinding*>(data);
  self->thread_->stop();
  regardless(napi_release_threadsafe_function(self->signal_, napi_tsfn_abort));  // or it is gone
  self->signal_ = nullptr;
}

namespace {

// (callback, Int32Array for Ready entries, whether this is Node): 0, or a code
napi_value start(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  Environment& environment = arguments.environment();
  return to_number(
      env, environment.start_engine(arguments.value(0), arguments.value(1), arguments.boolean(2)));
}

// (Uint8Array to receive into, bytes of it in use, Int32Array of wanted sizes by descriptor)
napi_value receive_ahead(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  EngineBinding* const engine = arguments.environment().engine();
  if (engine != nullptr) {
    engine->set_receive_ahead(arguments.value(0), arguments.word(1), arguments.value(2));
  }
  return nullptr;
}

// (fd): 0, 1 if another descriptor has the number by now (see Engine), or a code
napi_value watch(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  EngineBinding* const engine = arguments.environment().engine();
  return to_number(env, engine == nullptr ? -EINVAL : engine->watch(arguments.descriptor(0)));
}

napi_value unwatch(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  EngineBinding* const engine = arguments.environment().engine();
  if (engine != nullptr) engine->unwatch(arguments.descriptor(0));
  return nullptr;
}

// (number of a finished job): the job's answer, or a code
napi_value answer(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  EngineBinding* const engine = arguments.environment().engine();
  if (engine == nullptr) return to_number(env, -EINVAL);
  const std::unique_ptr<Job> job = engine->take_job(arguments.integer(0));
  if (job == nullptr) return to_number(env, -EINVAL);
  // Every job is a Lookup.
  return static_cast<Lookup&>(*job).shape(env);
}

// (whether the engine keeps the event loop alive)
napi_value keep_alive(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  EngineBinding* const engine = arguments.environment().engine();
  if (engine != nullptr) engine->keep_alive(arguments.boolean(0));
  return nullptr;
}

constexpr Method kMethods[] = {
    method<start>("startEngine"), method<receive_ahead>("receiveAhead"), method<watch>("watch"),
    method<unwatch>("unwatch"),   method<keep_alive>("keepAlive"),       method<answer>("answer"),
};

}  // namespace

Methods engine_methods() { return Methods(kMethods); }

}  // namespace pysocket
