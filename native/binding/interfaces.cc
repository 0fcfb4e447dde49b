// Network interfaces. Cold calls: node-addon-api's objects are welcome here.
#include "../os/interfaces.h"

#include <cstring>

#include "methods.h"

namespace pysocket {
namespace {

Napi::Buffer<char> name_bytes(napi_env env, const char* name) {
  return Napi::Buffer<char>::Copy(env, name, std::strlen(name));
}

// (): a code, or an array of [index, name as bytes]
napi_value nameindex(napi_env env, napi_callback_info) {
  const InterfaceList list = list_interfaces();
  if (list == nullptr) return to_number(env, failure());
  Napi::Array rows = Napi::Array::New(env);
  uint32_t count = 0;
  for (const struct if_nameindex* entry = list.get(); entry->if_index != 0; ++entry) {
    Napi::Array row = Napi::Array::New(env, 2);
    row.Set(0u, Napi::Number::New(env, entry->if_index));
    row.Set(1u, name_bytes(env, entry->if_name));
    rows.Set(count++, row);
  }
  return rows;
}

// (name): the index, 0 when no interface has the name
napi_value nametoindex(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return Napi::Number::New(env, if_nametoindex(arguments.latin1(0).c_str()));
}

// (index): the name as bytes, or a code
napi_value indextoname(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  char name[IF_NAMESIZE] = {};
  if (if_indextoname(arguments.word(0), name) == nullptr) return to_number(env, failure());
  return name_bytes(env, name);
}

}  // namespace

const std::vector<Method>& interface_methods() {
  static const std::vector<Method> methods = {
      {"ifNameindex", nameindex},
      {"ifNametoindex", nametoindex},
      {"ifIndextoname", indextoname},
  };
  return methods;
}

}  // namespace pysocket
