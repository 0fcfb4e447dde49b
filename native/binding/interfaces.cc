// Network interfaces.
#include "../os/interfaces.h"

#include "methods.h"

namespace pysocket {
namespace {

// (): a code, or an array of [index, name as bytes]
napi_value nameindex(napi_env env, napi_callback_info) {
  InterfaceList list;
  const Result result = list_interfaces(list);
  if (result < 0) return to_number(env, result);
  List rows(env);
  for (const struct if_nameindex* entry = list.get(); entry->if_index != 0 && rows.usable();
       ++entry) {
    const auto index = static_cast<double>(entry->if_index);
    rows.add(to_array(env, {to_number(env, index), to_buffer(env, entry->if_name)}));
  }
  return rows.value();
}

// (name): the index, 0 when no interface has the name
napi_value nametoindex(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_number(env, static_cast<double>(index_of_interface(arguments.latin1(0).c_str())));
}

// (index): the name as bytes, or a code
napi_value indextoname(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  InterfaceName name;
  const Result result = name_of_interface(arguments.word(0), name);
  return result < 0 ? to_number(env, result) : to_buffer(env, name.data());
}

constexpr Method kMethods[] = {
    method<nameindex>("ifNameindex"),
    method<nametoindex>("ifNametoindex"),
    method<indextoname>("ifIndextoname"),
};

}  // namespace

Methods interface_methods() { return Methods(kMethods); }

}  // namespace pysocket
