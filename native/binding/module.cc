// The addon. It exports abi, which says for which lib/ it was made; image, which tells the addons
// of a process apart; firstThread, whether the thread that loads it is the process's first; and
// open(isMainThread, probe), which makes an environment and returns its methods. Each evaluation of
// the package calls open() once, and there may be any number of evaluations in one napi_env.
#include "../os/first_thread.h"
#include "../os/start_sockets.h"
#include "../os/stay_loaded.h"
#include "abi.inc"
#include "constants.h"
#include "environment.h"
#include "methods.h"

namespace pysocket {
namespace {

// How often a blocked worker checks whether it has been terminated, since nothing can notify it.
constexpr int kLookUpMs = 40;

// Called when all natives have been collected, or the napi_env ends.
void delete_environment(napi_env, void* data, void*) {
  const std::unique_ptr<Environment> environment(static_cast<Environment*>(data));
}

napi_value make_function(napi_env env, const char* name, napi_callback callback, void* data) {
  napi_value function = nullptr;
  const napi_status status =
      napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, data, &function);
  return status == napi_ok ? function : nullptr;
}

// The native holds kept. As long as any native can be called, the environment stays.
napi_value make_native(napi_env env, const Method& method, Environment* data, napi_value kept) {
  napi_value function = make_function(env, method.name, method.callback, data);
  const napi_property_descriptor holds{"kept",  nullptr, nullptr,      nullptr,
                                       nullptr, kept,    napi_default, nullptr};
  if (function == nullptr || napi_define_properties(env, function, 1, &holds) != napi_ok) {
    return nullptr;
  }
  return function;
}

void add_methods(napi_env env, const Methods& methods, Environment* data, napi_value kept,
                 Record& to) {
  for (const Method& method : methods) {
    if (!to.usable()) return;
    to.set(method.name, make_native(env, method, data, kept));
  }
}

// Makes the object that open() returns.
napi_value interface_of(napi_env env, Environment* data, napi_value kept) {
  Record record(env);
  for (const Methods& methods : all_methods()) {
    add_methods(env, methods, data, kept, record);
  }
  record.set("constants", to_record(env, kConstants, kConstantCount));
  record.set("errnos", to_record(env, kErrnos, kErrnoCount));
  record.set("exchange", data->exchange_buffer());
  return record.value();
}

napi_value open(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const bool main_thread = arguments.boolean(0);
  auto environment = std::make_unique<Environment>(env, main_thread, main_thread ? 0 : kLookUpMs,
                                                   arguments.value(1));
  if (!environment->usable()) {
    return throw_error(env, "pysocket: no descriptor to wake waiters with");
  }
  napi_value kept = environment->kept();
  // From here on the environment is deleted with the natives, or when the napi_env ends, even if
  // that happens before the next line.
  if (kept == nullptr || napi_add_finalizer(env, kept, environment.get(), delete_environment,
                                            nullptr, nullptr) != napi_ok) {
    return nullptr;
  }
  return interface_of(env, environment.release(), kept);
}

}  // namespace

}  // namespace pysocket

NAPI_MODULE_INIT() {
  using namespace pysocket;
  stay_loaded();
  start_sockets();
  Record record(env, exports);
  record.set("abi", to_number(env, kAbi));
  // An address inside the addon: no two addons of a process have the same.
  record.set("image", to_number(env, static_cast<double>(reinterpret_cast<uintptr_t>(kErrnos))));
  napi_value first_thread = nullptr;
  if (napi_get_boolean(env, is_first_thread(), &first_thread) != napi_ok) return nullptr;
  record.set("firstThread", first_thread);
  record.set("open", make_function(env, "open", without_exceptions<open>, nullptr));
  return record.value();
}
