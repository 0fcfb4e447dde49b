#include <cstring>

#include "../engine/inline.h"
#include "methods.h"
#include "tracing.h"

namespace pysocket {
namespace {

struct Found {
  const Method* method = nullptr;
  int16_t index = kNoMethod;
};

template <class Matches>
Found find(Matches matches) {
  int16_t index = 0;
  for (const Methods& methods : all_methods()) {
    for (const Method& method : methods) {
      if (matches(method)) return {&method, index};
      ++index;
    }
  }
  return {};
}

bool may_wait(const Method& method, napi_env env, napi_callback_info info,
              Environment& environment) {
  const Arguments<4> arguments(env, info);
  switch (method.waits) {
    case Waits::kNever:
      return false;
    case Waits::kAlways:
      return true;
    case Waits::kByExchange:
      return environment.exchange().timeout != kTryOnly;
    case Waits::kByArgument2:
      return arguments.number(2) != kTryOnly;
    case Waits::kByArgument3:
      return arguments.number(3) != kTryOnly;
  }
  return false;
}

// True if the thread's next native is the one that call_traced() calls.
thread_local bool going_on = false;

}  // namespace

int16_t index_of(const char* name) {
  return find([name](const Method& method) { return std::strcmp(method.name, name) == 0; }).index;
}

Result Tracing::start(napi_value callback) {
  if (!callback_.set("trace", callback) || !tracer_.start()) return -ENOMEM;
  return 0;
}

void Tracing::tell(bool waits) const {
  if (tracer_.muted() || !tracer_.has_records()) return;
  napi_value callback = callback_.get();
  napi_value global = nullptr;
  napi_value argument = nullptr;
  if (callback == nullptr || napi_get_global(env_, &global) != napi_ok ||
      napi_get_boolean(env_, waits, &argument) != napi_ok) {
    return;
  }
  if (napi_call_function(env_, global, callback, 1, &argument, nullptr) != napi_pending_exception) {
    return;  // done, or the environment ends
  }
  // There was no room on the stack. The native's call, whose result is not returned yet, must not
  // fail because of that. The next call reports the records.
  napi_value error = nullptr;
  regardless(napi_get_and_clear_last_exception(env_, &error));
}

bool call_traced(napi_env env, napi_callback_info info, napi_callback callback,
                 napi_value& result) {
  if (going_on) return going_on = false;
  void* data = nullptr;
  regardless(napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &data));  // as in Arguments
  auto* const environment = static_cast<Environment*>(data);
  if (environment == nullptr || !environment->tracing().on()) return false;
  Tracing& tracing = environment->tracing();
  const Found found =
      find([callback](const Method& method) { return method.callback == callback; });
  {
    const Tracer::Scope scope(tracing.tracer(), found.index);
    going_on = true;
    result = callback(env, info);
  }
  const bool waits = found.method != nullptr && may_wait(*found.method, env, info, *environment);
  tracing.tell(waits);
  return true;
}

namespace {

// (callback): 0, or a code
napi_value start(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_number(env, arguments.environment().tracing().start(arguments.value(0)));
}

napi_value stop(napi_env env, napi_callback_info info) {
  const Arguments<0> arguments(env, info);
  arguments.environment().tracing().stop();
  return nullptr;
}

// (flag): whether to leave the calls of this thread unrecorded
napi_value mute(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  arguments.environment().tracing().tracer().mute(arguments.boolean(0));
  return nullptr;
}

// (Uint8Array): the number of records written to it
napi_value take(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const Bytes into = arguments.bytes(0);
  size_t taken = 0;
  TraceRecord record;
  Tracer& tracer = arguments.environment().tracing().tracer();
  for (size_t at = 0; into.size - at >= sizeof record && tracer.take(&record, 1) == 1;) {
    std::memcpy(into.data + at, &record, sizeof record);
    at += sizeof record;
    ++taken;
  }
  return to_number(env, static_cast<double>(taken));
}

// (): [names of system calls, names of natives], indexed by the numbers in records
napi_value names(napi_env env, napi_callback_info) {
  List syscalls(env);
  for (size_t i = 0; i < kSyscallCount; ++i) syscalls.add(to_string(env, kSyscallNames[i]));
  List natives(env);
  for (const Methods& methods : all_methods()) {
    for (const Method& method : methods) natives.add(to_string(env, method.name));
  }
  return to_array(env, {syscalls.value(), natives.value()});
}

constexpr Method kMethods[] = {
    method<start>("traceStart"), method<stop>("traceStop"),   method<mute>("traceMute"),
    method<take>("traceTake"),   method<names>("traceNames"),
};

}  // namespace

Methods trace_methods() { return Methods(kMethods); }

}  // namespace pysocket
