// The resolver's lists. Cold calls: node-addon-api's objects are welcome here.
#include "../os/resolve.h"

#include <cstring>

#include "methods.h"

namespace pysocket {
namespace {

// (host or null, service or null, family, type, proto, flags): a code, or an array of flat rows
// [family, type, proto, canonical name, Uint8Array of a FlatAddress]
napi_value getaddrinfo_rows(napi_env env, napi_callback_info info) {
  const Arguments<6> arguments(env, info);
  const std::string host = arguments.latin1(0);
  const std::string service = arguments.latin1(1);
  addrinfo hints{};
  hints.ai_family = arguments.integer(2);
  hints.ai_socktype = arguments.integer(3);
  hints.ai_protocol = arguments.integer(4);
  hints.ai_flags = arguments.integer(5);
  AddrinfoList list;
  const Result result = resolve(arguments.is_null(0) ? nullptr : host.c_str(),
                                arguments.is_null(1) ? nullptr : service.c_str(), hints, list);
  if (result < 0) return to_number(env, result);

  Napi::Array rows = Napi::Array::New(env);
  uint32_t count = 0;
  for (const addrinfo* entry = list.get(); entry != nullptr; entry = entry->ai_next) {
    Address address;
    address.length = std::min<socklen_t>(entry->ai_addrlen, sizeof address.storage);
    std::memcpy(&address.storage, entry->ai_addr, address.length);
    Napi::ArrayBuffer flat = Napi::ArrayBuffer::New(env, sizeof(FlatAddress));
    if (flat.IsEmpty()) return to_number(env, -ENOMEM);
    std::memset(flat.Data(), 0, sizeof(FlatAddress));
    flatten(address, *static_cast<FlatAddress*>(flat.Data()));

    Napi::Array row = Napi::Array::New(env, 5);
    row.Set(0u, Napi::Number::New(env, entry->ai_family));
    row.Set(1u, Napi::Number::New(env, entry->ai_socktype));
    row.Set(2u, Napi::Number::New(env, entry->ai_protocol));
    row.Set(3u, Napi::String::New(env, entry->ai_canonname == nullptr ? "" : entry->ai_canonname));
    row.Set(4u, flat);
    rows.Set(count++, row);
  }
  return rows;
}

napi_value gai_text(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_string(env, gai_strerror(arguments.integer(0)));
}

}  // namespace

const std::vector<Method>& resolve_methods() {
  static const std::vector<Method> methods = {
      {"getaddrinfo", getaddrinfo_rows},
      {"gaiStrerror", gai_text},
  };
  return methods;
}

}  // namespace pysocket
