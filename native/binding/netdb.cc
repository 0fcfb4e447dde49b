// Hosts, services and protocols. Cold calls: node-addon-api's objects are welcome here. Names of
// hosts and services are bytes.
#include "../os/netdb.h"

#include <arpa/inet.h>
#include <unistd.h>

#include <cstring>

#include "../os/resolve.h"
#include "lookup.h"
#include "methods.h"

namespace pysocket {
namespace {

Napi::Buffer<char> name_bytes(napi_env env, const char* name) {
  return Napi::Buffer<char>::Copy(env, name, std::strlen(name));
}

Napi::String address_text(napi_env env, int family, const void* address) {
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(family, address, text, sizeof text);
  return Napi::String::New(env, text);
}

template <class Make>
Napi::Array to_array(napi_env env, char** items, Make make) {
  Napi::Array array = Napi::Array::New(env);
  if (items == nullptr) return array;
  for (uint32_t i = 0; items[i] != nullptr; ++i) array.Set(i, make(items[i]));
  return array;
}

// [name, aliases, addresses as text]
napi_value to_triple(napi_env env, const hostent& host) {
  Napi::Array triple = Napi::Array::New(env, 3);
  triple.Set(0u, name_bytes(env, host.h_name));
  triple.Set(1u, to_array(env, host.h_aliases, [&](char* name) { return name_bytes(env, name); }));
  triple.Set(2u, to_array(env, host.h_addr_list, [&](char* address) {
               return address_text(env, host.h_addrtype, address);
             }));
  return triple;
}

// (host)
class HostLookup : public Lookup {
 public:
  static constexpr size_t kArguments = 1;

  explicit HostLookup(const Arguments<kArguments>& arguments) : name_(arguments.latin1(0)) {}

 protected:
  const std::string& name() const { return name_; }
  Address address_;
  Result result_ = 0;

 private:
  std::string name_;
};

// A code, or its IPv4 address as text.
class HostByName : public HostLookup {
 public:
  using HostLookup::HostLookup;

  void run() override { result_ = resolve_host(AF_INET, name(), address_); }

  napi_value shape(napi_env env) override {
    if (result_ < 0) return to_number(env, result_);
    const auto& in = reinterpret_cast<const sockaddr_in&>(address_.storage);
    return address_text(env, AF_INET, &in.sin_addr);
  }
};

// A code, or a triple.
class HostByNameEx : public HostLookup {
 public:
  using HostLookup::HostLookup;

  // CPython asks twice: the first answer is but a check, with errors of its own.
  void run() override {
    result_ = resolve_host(AF_INET, name(), address_);
    if (result_ >= 0) result_ = host_.by_name(name().c_str());
  }

  napi_value shape(napi_env env) override {
    return result_ < 0 ? to_number(env, result_) : to_triple(env, host_.entry());
  }

 private:
  Host host_;
};

// A code, or a triple.
class HostByAddress : public HostLookup {
 public:
  using HostLookup::HostLookup;

  void run() override {
    result_ = resolve_host(AF_UNSPEC, name(), address_);
    if (result_ >= 0) result_ = host_.by_address(address_);
  }

  napi_value shape(napi_env env) override {
    return result_ < 0 ? to_number(env, result_) : to_triple(env, host_.entry());
  }

 private:
  Host host_;
};

// (h_errno)
napi_value host_error_text(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_string(env, hstrerror(arguments.integer(0)));
}

// (size of the sockaddr in the exchange, flags): a code, or [host, service]
class NameInfoLookup : public Lookup {
 public:
  static constexpr size_t kArguments = 2;

  explicit NameInfoLookup(const Arguments<kArguments>& arguments) : flags_(arguments.integer(1)) {
    const SocketAddress name(arguments.environment().exchange(), arguments.integer(0));
    std::memcpy(&address_.storage, name.data, name.size);
    address_.length = name.size;
  }

  void run() override { result_ = name_info(address_.get(), address_.length, flags_, found_); }

  napi_value shape(napi_env env) override {
    if (result_ < 0) return to_number(env, result_);
    Napi::Array pair = Napi::Array::New(env, 2);
    pair.Set(0u, name_bytes(env, found_.host));
    pair.Set(1u, name_bytes(env, found_.service));
    return pair;
  }

 private:
  Address address_;
  int flags_;
  NameInfo found_{};
  Result result_ = 0;
};

// (name, protocol or null): the port, or a code
napi_value service_by_name(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const OptionalText protocol(arguments, 1);
  return to_number(env, service_port(arguments.latin1(0).c_str(), protocol.get()));
}

// (port, protocol or null): the name, or a code
napi_value service_by_port(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const OptionalText protocol(arguments, 1);
  std::string name;
  const Result result = service_name(arguments.integer(0), protocol.get(), name);
  return result < 0 ? to_number(env, result)
                    : static_cast<napi_value>(name_bytes(env, name.c_str()));
}

// (name): the number, or a code
napi_value protocol_by_name(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_number(env, protocol_number(arguments.latin1(0).c_str()));
}

napi_value host_name(napi_env env, napi_callback_info) {
  char name[1024] = {};
  if (gethostname(name, sizeof name - 1) != 0) return to_number(env, failure());
  return name_bytes(env, name);
}

// (name as bytes)
napi_value set_host_name(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const Bytes name = arguments.bytes(0);
  if (!name.given) return to_number(env, -EFAULT);
  // An empty array may have no memory at all.
  const char* const bytes = name.size == 0 ? "" : name.data;
  return to_number(env, sethostname(bytes, name.size) == 0 ? 0 : failure());
}

}  // namespace

const std::vector<Method>& netdb_methods() {
  static const std::vector<Method> methods = {
      {"gethostbyname", look_up_now<HostByName>},
      {"gethostbynameLater", look_up_later<HostByName>},
      {"gethostbynameEx", look_up_now<HostByNameEx>},
      {"gethostbynameExLater", look_up_later<HostByNameEx>},
      {"gethostbyaddr", look_up_now<HostByAddress>},
      {"gethostbyaddrLater", look_up_later<HostByAddress>},
      {"getnameinfo", look_up_now<NameInfoLookup>},
      {"getnameinfoLater", look_up_later<NameInfoLookup>},
      {"hstrerror", host_error_text},
      {"getservbyname", service_by_name},
      {"getservbyport", service_by_port},
      {"getprotobyname", protocol_by_name},
      {"gethostname", host_name},
      {"sethostname", set_host_name},
  };
  return methods;
}

}  // namespace pysocket
