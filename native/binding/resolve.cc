// The resolver's lists. Cold calls: node-addon-api's objects are welcome here.
#include "../os/resolve.h"

#include <cstring>

#include "lookup.h"
#include "methods.h"

namespace pysocket {
namespace {

// (host or null, service or null, family, type, proto, flags): a code, or an array of flat rows
// [family, type, proto, canonical name, Uint8Array of a FlatAddress]
class AddrinfoLookup : public Lookup {
 public:
  static constexpr size_t kArguments = 6;

  explicit AddrinfoLookup(const Arguments<kArguments>& arguments)
      : host_(arguments, 0), service_(arguments, 1) {
    hints_.ai_family = arguments.integer(2);
    hints_.ai_socktype = arguments.integer(3);
    hints_.ai_protocol = arguments.integer(4);
    hints_.ai_flags = arguments.integer(5);
  }

  void run() override { result_ = resolve(host_.get(), service_.get(), hints_, list_); }

  napi_value shape(napi_env env) override {
    if (result_ < 0) return to_number(env, result_);
    Napi::Array rows = Napi::Array::New(env);
    uint32_t count = 0;
    for (const addrinfo* entry = list_.get(); entry != nullptr; entry = entry->ai_next) {
      Address address;
      address.length = std::min<socklen_t>(entry->ai_addrlen, sizeof address.storage);
      std::memcpy(&address.storage, entry->ai_addr, address.length);
      Napi::ArrayBuffer flat = Napi::ArrayBuffer::New(env, sizeof(FlatAddress));
      if (flat.IsEmpty()) return to_number(env, -ENOMEM);
      std::memset(flat.Data(), 0, sizeof(FlatAddress));
      flatten(address, *static_cast<FlatAddress*>(flat.Data()));

      const char* const name = entry->ai_canonname;
      Napi::Array row = Napi::Array::New(env, 5);
      row.Set(0u, Napi::Number::New(env, entry->ai_family));
      row.Set(1u, Napi::Number::New(env, entry->ai_socktype));
      row.Set(2u, Napi::Number::New(env, entry->ai_protocol));
      row.Set(3u, Napi::String::New(env, name == nullptr ? "" : name));
      row.Set(4u, flat);
      rows.Set(count++, row);
    }
    return rows;
  }

 private:
  OptionalText host_;
  OptionalText service_;
  addrinfo hints_{};
  AddrinfoList list_;
  Result result_ = 0;
};

napi_value gai_text(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_string(env, gai_strerror(arguments.integer(0)));
}

}  // namespace

const std::vector<Method>& resolve_methods() {
  static const std::vector<Method> methods = {
      {"getaddrinfo", look_up_now<AddrinfoLookup>},
      {"getaddrinfoLater", look_up_later<AddrinfoLookup>},
      {"gaiStrerror", gai_text},
  };
  return methods;
}

}  // namespace pysocket
