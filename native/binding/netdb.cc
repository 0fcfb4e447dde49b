// Hosts, services and protocols. Names of hosts and services are bytes.
#include "../os/netdb.h"

#include <cstring>

#include "../os/host_name.h"
#include "../os/inet_text.h"
#include "../os/resolve.h"
#include "lookup.h"
#include "methods.h"

namespace pysocket {
namespace {

napi_value address_text(napi_env env, int family, const void* address) {
  return to_string(env, inet_text(family, address).data());
}

// items: null, or an array that ends with a null.
template <class Make>
napi_value list_of(napi_env env, char** items, Make make) {
  List list(env);
  if (items == nullptr) return list.value();
  for (; *items != nullptr && list.usable(); ++items) list.add(make(*items));
  return list.value();
}

// [name, aliases, addresses as text]
napi_value to_triple(napi_env env, const hostent& host) {
  const auto to_name = [&](char* name) { return to_buffer(env, name); };
  const auto to_address = [&](char* bytes) { return address_text(env, host.h_addrtype, bytes); };
  return to_array(env, {to_buffer(env, host.h_name), list_of(env, host.h_aliases, to_name),
                        list_of(env, host.h_addr_list, to_address)});
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

// Yields a code, or the IPv4 address as text.
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

// Yields a code, or the result of to_triple().
class HostByNameEx : public HostLookup {
 public:
  using HostLookup::HostLookup;

  // CPython asks twice: the first answer is only a check, with errors of its own.
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

// Yields a code, or the result of to_triple().
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
    return to_array(env, {to_buffer(env, found_.host), to_buffer(env, found_.service)});
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
  return result < 0 ? to_number(env, result) : to_buffer(env, name.c_str());
}

// (name): the number, or a code
napi_value protocol_by_name(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_number(env, protocol_number(arguments.latin1(0).c_str()));
}

napi_value host_name(napi_env env, napi_callback_info) {
  HostName name;
  const Result result = get_host_name(name);
  return result < 0 ? to_number(env, result) : to_buffer(env, name.data());
}

#ifndef _WIN32
// (name as bytes)
napi_value change_host_name(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const Bytes name = arguments.bytes(0);
  if (!name.given) return to_number(env, -EFAULT);
  // An empty array may have no memory at all.
  const char* const bytes = name.size == 0 ? "" : name.data;
  return to_number(env, set_host_name(bytes, name.size));
}
#endif

constexpr Method kMethods[] = {
    method<look_up_now<HostByName>>("gethostbyname"),
    method<look_up_later<HostByName>>("gethostbynameLater"),
    method<look_up_now<HostByNameEx>>("gethostbynameEx"),
    method<look_up_later<HostByNameEx>>("gethostbynameExLater"),
    method<look_up_now<HostByAddress>>("gethostbyaddr"),
    method<look_up_later<HostByAddress>>("gethostbyaddrLater"),
    method<look_up_now<NameInfoLookup>>("getnameinfo"),
    method<look_up_later<NameInfoLookup>>("getnameinfoLater"),
    method<host_error_text>("hstrerror"),
    method<service_by_name>("getservbyname"),
    method<service_by_port>("getservbyport"),
    method<protocol_by_name>("getprotobyname"),
    method<host_name>("gethostname"),
#ifndef _WIN32
    method<change_host_name>("sethostname"),
#endif
};

}  // namespace

Methods netdb_methods() { return Methods(kMethods); }

}  // namespace pysocket
