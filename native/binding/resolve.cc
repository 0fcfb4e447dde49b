// getaddrinfo() and gai_strerror().
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
    List rows(env);
    for (const addrinfo* entry = list_.get(); entry != nullptr && rows.usable();
         entry = entry->ai_next) {
      rows.add(shape_row(env, *entry));
    }
    return rows.value();
  }

 private:
  static napi_value shape_row(napi_env env, const addrinfo& entry) {
    Address address;
    address.length = std::min<socklen_t>(entry.ai_addrlen, sizeof address.storage);
    std::memcpy(&address.storage, entry.ai_addr, address.length);
    const ArrayBufferOf<FlatAddress> flat(env);
    if (flat.content == nullptr) return nullptr;
    flatten(address, *flat.content);
    const char* const name = entry.ai_canonname;
    return to_array(env, {to_number(env, entry.ai_family), to_number(env, entry.ai_socktype),
                          to_number(env, entry.ai_protocol),
                          to_string_from_utf8(env, name == nullptr ? "" : name), flat.buffer});
  }

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

constexpr Method kMethods[] = {
    method<look_up_now<AddrinfoLookup>>("getaddrinfo"),
    method<look_up_later<AddrinfoLookup>>("getaddrinfoLater"),
    method<gai_text>("gaiStrerror"),
};

}  // namespace

Methods resolve_methods() { return Methods(kMethods); }

}  // namespace pysocket
