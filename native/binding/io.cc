// The calls that may wait. Their numbers are in the exchange.
#include "../os/op_accept.h"
#include "../os/op_connect.h"
#include "../os/op_recv.h"
#include "../os/op_send.h"
#ifndef _WIN32
#include "../os/op_sendfile.h"
#endif
#include "methods.h"
#include "waiting.h"

namespace pysocket {
namespace {

RecvOperation recv_operation(const Arguments<1>& arguments, const Exchange& given) {
  const Bytes into = arguments.bytes(0).slice(given.offset, given.size);
  RecvOperation operation;
  operation.data = into.data;
  operation.size = into.size;
  operation.flags = given.flags;
  operation.valid = into.given;
  return operation;
}

// (buffer)
napi_value recv(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  Environment& environment = arguments.environment();
  RecvOperation operation = recv_operation(arguments, environment.exchange());
  return run_waiting(env, operation, environment, operation.flags);
}

// (buffer): the sender's address is left in the exchange.
napi_value recvfrom(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  Environment& environment = arguments.environment();
  Exchange& exchange = environment.exchange();
  Address from;
  RecvOperation operation = recv_operation(arguments, exchange);
  operation.from = &from;
  read_joining(exchange, operation);
  auto* result = run_waiting(env, operation, environment, operation.flags);
  write_joining(exchange, operation);
  // Useless after an error, but harmless.
  flatten(from, exchange.address);
  return result;
}

// (bytes)
template <bool kAll, bool kTo>
napi_value send_bytes(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  Environment& environment = arguments.environment();
  Exchange& given = environment.exchange();
  const Bytes bytes = arguments.bytes(0);
  SendOperation operation;
  operation.data = bytes.data;
  operation.size = bytes.size;
  operation.flags = given.flags;
  operation.valid = bytes.given;
  operation.all = kAll;
  if (kTo) {
    const SocketAddress to(given, given.sockaddr_size);
    operation.to = to.data;
    operation.to_length = to.size;
  }
  auto* result = run_waiting(env, operation, environment, operation.flags);
  // Says how much sendall() has sent when it fails.
  given.size = static_cast<double>(operation.sent);
  return result;
}

#ifndef _WIN32
// ()
napi_value sendfile(napi_env env, napi_callback_info info) {
  const Arguments<0> arguments(env, info);
  Environment& environment = arguments.environment();
  const Exchange& given = environment.exchange();
  SendfileOperation operation;
  operation.file = given.file;
  operation.offset = to_int64(given.offset);
  operation.size = static_cast<size_t>(std::max<int64_t>(to_int64(given.size), 0));
  return run_waiting(env, operation, environment);
}
#endif

// (): the peer's address is left in the exchange.
napi_value accept(napi_env env, napi_callback_info info) {
  const Arguments<0> arguments(env, info);
  Environment& environment = arguments.environment();
  Address peer;
  AcceptOperation operation;
  operation.peer = &peer;
  const Result made = environment.own_made(run(operation, environment));
  flatten(peer, environment.exchange().address);
  return to_number(env, made);
}

// ()
napi_value connect(napi_env env, napi_callback_info info) {
  const Arguments<0> arguments(env, info);
  Environment& environment = arguments.environment();
  const SocketAddress to(environment.exchange(), environment.exchange().sockaddr_size);
  ConnectOperation operation;
  operation.to = to.data;
  operation.to_length = to.size;
  return run_waiting(env, operation, environment);
}

constexpr Method kMethods[] = {
    method<recv>("recv", Waits::kByExchange),
    method<recvfrom>("recvfrom", Waits::kByExchange),
    method<send_bytes<false, false>>("send", Waits::kByExchange),
    method<send_bytes<true, false>>("sendall", Waits::kByExchange),
    method<send_bytes<false, true>>("sendto", Waits::kByExchange),
#ifndef _WIN32
    method<sendfile>("sendfile", Waits::kByExchange),
#endif
    method<accept>("accept", Waits::kByExchange),
    method<connect>("connect", Waits::kByExchange),
};

}  // namespace

Methods io_methods() { return Methods(kMethods); }

}  // namespace pysocket
