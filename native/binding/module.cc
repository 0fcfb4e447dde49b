// The addon: open(isMainThread) makes an environment and returns its methods.
#include <napi.h>

#include "../os/constants.h"
#include "environment.h"
#include "methods.h"

namespace pysocket {
namespace {

// How often a blocked worker looks whether it has been terminated; nothing can tell it.
constexpr int kLookUpMs = 40;

Napi::Value open(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (env.GetInstanceData<Environment>() != nullptr) {
    Napi::Error::New(env, "pysocket: this environment is open").ThrowAsJavaScriptException();
    return env.Undefined();
  }
  const bool main_thread = info[0].ToBoolean();
  auto environment = std::make_unique<Environment>(env, main_thread, main_thread ? 0 : kLookUpMs, info[1]);
  if (!environment->usable()) {
    Napi::Error::New(env, "pysocket: no descriptor to wake waiters with")
        .ThrowAsJavaScriptException();
    return env.Undefined();
  }
  Environment* data = environment.release();
  env.SetInstanceData(data);  // deletes it when the environment ends

  Napi::Object methods = Napi::Object::New(env);
  for (const auto* group : {&engine_methods(), &io_methods(), &message_methods(), &socket_methods(),
                            &address_methods(), &resolve_methods(), &netdb_methods(),
                            &process_methods(), &file_methods(), &interface_methods()}) {
    for (const Method& method : *group) {
      napi_value function = nullptr;
      napi_create_function(env, method.name, NAPI_AUTO_LENGTH, method.callback, data, &function);
      methods.Set(method.name, Napi::Value(env, function));
    }
  }
  Napi::Object constants = Napi::Object::New(env);
  for (size_t i = 0; i < kConstantCount; ++i) {
    constants.Set(kConstants[i].name, Napi::Number::New(env, kConstants[i].value));
  }
  methods.Set("constants", constants);
  methods.Set("exchange", Napi::Value(env, data->exchange_buffer()));
  return methods;
}

Napi::Object initialize(Napi::Env env, Napi::Object exports) {
  exports.Set("open", Napi::Function::New(env, open, "open"));
  return exports;
}

}  // namespace
}  // namespace pysocket

Napi::Object initialize_module(Napi::Env env, Napi::Object exports) {
  return pysocket::initialize(env, exports);
}

NODE_API_MODULE(pysocket, initialize_module)
