// Addresses as text and as bytes.
#include "../os/address.h"

#include "../os/families.h"
#include "../os/inet_text.h"
#include "../os/interfaces.h"
#include "../os/lease.h"
#include "../os/plain_calls.h"
#include "../os/resolve.h"
#include "methods.h"

namespace pysocket {
namespace {

template <Result (*kCall)(int, Address&)>
napi_value name_of(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Lease lease(fd);
  if (!lease.held()) return to_number(env, kNoDescriptor);
  Address name;
  const Result result = kCall(fd, name);
  if (result < 0) return to_number(env, result);
  flatten(name, arguments.environment().exchange().address);
  return to_number(env, 0);
}

// (family, host, port, flowinfo, scope id): the size of the sockaddr, which is left in the
// exchange, or a code. May ask the resolver.
napi_value encode_inet_address(napi_env env, napi_callback_info info) {
  const Arguments<5> arguments(env, info);
  Exchange& exchange = arguments.environment().exchange();
  return to_number(env, encode_inet(arguments.integer(0), arguments.latin1(1), arguments.integer(2),
                                    arguments.word(3), arguments.word(4), exchange.sockaddr,
                                    sizeof exchange.sockaddr));
}

// (path): the same
napi_value encode_unix_address(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const Bytes path = arguments.bytes(0);
  Exchange& exchange = arguments.environment().exchange();
  return to_number(env,
                   encode_unix(path.data, path.size, exchange.sockaddr, sizeof exchange.sockaddr));
}

// (family, protocol): turns the flat address in the exchange into the sockaddr in the exchange. The
// size of the sockaddr, or a code
napi_value pack(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  Exchange& exchange = arguments.environment().exchange();
  return to_number(env, pack_address(exchange.address, arguments.integer(0), arguments.integer(1),
                                     exchange.sockaddr, sizeof exchange.sockaddr));
}

// (protocol): takes apart the raw address that a call has left in the exchange, in place. 0, or a
// code
napi_value unpack(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_number(
      env, unpack_address(arguments.environment().exchange().address, arguments.integer(0)));
}

// (fd, name as latin1): the index of the interface, or a code
napi_value interface_index_of_socket(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Lease lease(fd);
  if (!lease.held()) return to_number(env, kNoDescriptor);
  return to_number(env, interface_index(fd, arguments.latin1(1).c_str()));
}

// (fd, index): the name's bytes, or a code
napi_value interface_name_of_socket(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Lease lease(fd);
  if (!lease.held()) return to_number(env, kNoDescriptor);
  InterfaceName name{};
  const Result result = interface_name(fd, arguments.integer(1), name.data());
  return result < 0 ? to_number(env, result) : to_buffer(env, name.data());
}

// (fd, name as latin1): the id of the kernel control, or a code
napi_value id_of_control(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Lease lease(fd);
  if (!lease.held()) return to_number(env, kNoDescriptor);
  return to_number(env, control_id(fd, arguments.latin1(1).c_str()));
}

// (text, out): 1 when text is an address, 0 when not
napi_value inet_aton_text(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const Bytes out = arguments.bytes(1);
  if (out.size < kInetSize) return to_number(env, -EFAULT);
  return to_number(env, inet_bytes_of_any_form(arguments.latin1(0).c_str(), out.data));
}

// (family, text, out of 16): 1 when text is an address, 0 when not
napi_value inet_pton_text(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const Bytes out = arguments.bytes(2);
  if (out.size < kMostInetSize) return to_number(env, -EFAULT);
  return to_number(env, inet_bytes(arguments.integer(0), arguments.latin1(1).c_str(), out.data));
}

// (AF_INET or AF_INET6, packed address): its text
napi_value inet_ntop_text(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int family = arguments.integer(0);
  const Bytes packed = arguments.bytes(1);
  if (packed.size < inet_size(family)) return to_string(env, "");
  return to_string(env, inet_text(family, packed.data).data());
}

constexpr Method kMethods[] = {
    method<name_of<own_name>>("getsockname"),
    method<name_of<peer_name>>("getpeername"),
    method<encode_inet_address>("encodeInet"),
    method<encode_unix_address>("encodeUnix"),
    method<inet_aton_text>("inetAton"),
    method<inet_pton_text>("inetPton"),
    method<inet_ntop_text>("inetNtop"),
    method<pack>("packAddress"),
    method<unpack>("unpackAddress"),
    method<interface_index_of_socket>("interfaceIndex"),
    method<interface_name_of_socket>("interfaceName"),
    method<id_of_control>("controlId"),
};

}  // namespace

Methods address_methods() { return Methods(kMethods); }

}  // namespace pysocket
