// The natives that the files of this ring offer to JavaScript, in tables that are not destroyed at
// the end of the program, since workers may run longer.
#pragma once

#include <array>
#include <cstddef>

#include "../os/trace.h"
#include "marshal.h"

namespace pysocket {

// Which of a native's arguments says whether a call may wait.
enum class Waits { kNever, kAlways, kByExchange, kByArgument2, kByArgument3 };

struct Method {
  const char* name;
  napi_callback callback;
  Waits waits;
};

// Used while tracing is on. Calls the native, which calls this once more: then it returns false,
// and the native goes on. See tracing.h.
bool call_traced(napi_env env, napi_callback_info info, napi_callback callback, napi_value& result);

// No exception may cross Node-API, which is C. The only one that can arise means that memory is
// short.
template <napi_callback kNative>
napi_value without_exceptions(napi_env env, napi_callback_info info) noexcept {
  try {
    napi_value traced = nullptr;
    if (is_traced() && call_traced(env, info, without_exceptions<kNative>, traced)) return traced;
    return kNative(env, info);
  } catch (const std::bad_alloc&) {
    return to_number(env, -ENOMEM);
  }
}

template <napi_callback kNative>
constexpr Method method(const char* name, Waits waits = Waits::kNever) {
  return {name, without_exceptions<kNative>, waits};
}

// A table, which must exist forever.
class Methods {
 public:
  template <size_t N>
  explicit constexpr Methods(const Method (&table)[N]) : first_(table), count_(N) {}
  const Method* begin() const { return first_; }
  const Method* end() const { return first_ + count_; }

 private:
  const Method* first_;
  size_t count_;
};

// The tables of all files that the platform has; see all_methods.cc.
#ifdef _WIN32
using AllMethods = std::array<Methods, 11>;
#else
using AllMethods = std::array<Methods, 14>;
#endif
AllMethods all_methods();

Methods engine_methods();
Methods io_methods();
Methods message_methods();
Methods batch_methods();
Methods socket_methods();
Methods address_methods();
Methods resolve_methods();
Methods netdb_methods();
Methods process_methods();
Methods file_methods();
Methods interface_methods();
Methods select_methods();
Methods fd_methods();
Methods trace_methods();
Methods windows_methods();

}  // namespace pysocket
