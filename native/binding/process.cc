// The parts that belong to the process: errno texts, signals and memory.
#include "../os/error_text.h"
#include "../os/huge_pages.h"
#include "../os/interrupt.h"
#include "methods.h"

namespace pysocket {
namespace {

napi_value errno_text(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_string_from_utf8(env, error_text(arguments.integer(0)).c_str());
}

// (signal number, whether the program listens to it): 0, or a code
napi_value watch(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  return to_number(env, watch_signal(arguments.integer(0), arguments.boolean(1)));
}

// (Uint8Array): asks for huge pages for its memory
napi_value huge_pages(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const Bytes memory = arguments.bytes(0);
  prefer_huge_pages(memory.data, memory.size);
  return nullptr;
}

// (): the program's handlers have had their turn
napi_value handled(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  arguments.environment().signals_reported();
  return nullptr;
}

constexpr Method kMethods[] = {
    method<errno_text>("strerror"),
    method<watch>("watchSignal"),
    method<handled>("signalsHandled"),
    method<huge_pages>("preferHugePages"),
};

}  // namespace

Methods process_methods() { return Methods(kMethods); }

}  // namespace pysocket
