// Hosts, services and protocols. Cold calls: node-addon-api's objects are welcome here. Names of
// hosts and services are bytes.
#include "../os/netdb.h"

#include <arpa/inet.h>
#include <unistd.h>

#include <cstring>

#include "../os/resolve.h"
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

// (host): a code, or its IPv4 address as text
napi_value host_by_name(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  Address address;
  const Result result = resolve_host(AF_INET, arguments.latin1(0), address);
  if (result < 0) return to_number(env, result);
  const auto& in = reinterpret_cast<const sockaddr_in&>(address.storage);
  return address_text(env, AF_INET, &in.sin_addr);
}

// (host): a code, or a triple
napi_value host_by_name_ex(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const std::string name = arguments.latin1(0);
  Address address;
  Host host;
  // CPython asks twice: the first answer is but a check, with errors of its own.
  Result result = resolve_host(AF_INET, name, address);
  if (result >= 0) result = host.by_name(name.c_str());
  return result < 0 ? to_number(env, result) : to_triple(env, host.entry());
}

// (host): a code, or a triple
napi_value host_by_address(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  Address address;
  Host host;
  Result result = resolve_host(AF_UNSPEC, arguments.latin1(0), address);
  if (result >= 0) result = host.by_address(address);
  return result < 0 ? to_number(env, result) : to_triple(env, host.entry());
}

// (h_errno)
napi_value host_error_text(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_string(env, hstrerror(arguments.integer(0)));
}

// (size of the sockaddr in the exchange, flags): a code, or [host, service]
napi_value name_info_pair(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const SocketAddress name(arguments.environment().exchange(), arguments.integer(0));
  NameInfo found{};
  const Result result = name_info(name.data, name.size, arguments.integer(1), found);
  if (result < 0) return to_number(env, result);
  Napi::Array pair = Napi::Array::New(env, 2);
  pair.Set(0u, name_bytes(env, found.host));
  pair.Set(1u, name_bytes(env, found.service));
  return pair;
}

// A protocol's name, which may be left out.
template <size_t N>
class OptionalText {
 public:
  OptionalText(const Arguments<N>& arguments, size_t index)
      : given_(!arguments.is_null(index)), text_(arguments.latin1(index)) {}
  const char* get() const { return given_ ? text_.c_str() : nullptr; }

 private:
  bool given_;
  std::string text_;
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
      {"gethostbyname", host_by_name},    {"gethostbynameEx", host_by_name_ex},
      {"gethostbyaddr", host_by_address}, {"hstrerror", host_error_text},
      {"getnameinfo", name_info_pair},    {"getservbyname", service_by_name},
      {"getservbyport", service_by_port}, {"getprotobyname", protocol_by_name},
      {"gethostname", host_name},         {"sethostname", set_host_name},
  };
  return methods;
}

}  // namespace pysocket
