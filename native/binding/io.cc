// The calls that may wait.
#include "../engine/inline.h"
#include "../os/op_accept.h"
#include "../os/op_connect.h"
#include "../os/op_recv.h"
#include "../os/op_send.h"
#include "methods.h"

namespace pysocket {
namespace {

// With these flags the kernel does not wait, nor should we. Errors that are queued make a
// descriptor ready for everything, but no data.
#ifdef MSG_ERRQUEUE
constexpr int kNeverWaits = MSG_DONTWAIT | MSG_ERRQUEUE;
#else
constexpr int kNeverWaits = MSG_DONTWAIT;
#endif

template <class Op>
Result run(Op& operation, int fd, double timeout, Environment& environment, int flags = 0) {
  const Result result =
      run_inline(operation, fd, timeout, environment.around(), (flags & kNeverWaits) != 0);
  if (result == -EINTR) environment.signals_reported();
  return result;
}

// (fd, buffer, offset, size, flags, timeout)
RecvOperation recv_operation(const Arguments<6>& arguments) {
  const Bytes into =
      arguments.bytes(1).slice(arguments.integer(2), static_cast<int64_t>(arguments.number(3)));
  RecvOperation operation;
  operation.data = into.data;
  operation.size = into.size;
  operation.flags = arguments.integer(4);
  return operation;
}

napi_value recv(napi_env env, napi_callback_info info) {
  const Arguments<6> arguments(env, info);
  RecvOperation operation = recv_operation(arguments);
  return to_number(env, run(operation, arguments.integer(0), arguments.number(5),
                            arguments.environment(), operation.flags));
}

napi_value recvfrom(napi_env env, napi_callback_info info) {
  const Arguments<6> arguments(env, info);
  Address from;
  RecvOperation operation = recv_operation(arguments);
  operation.from = &from;
  const Result result = run(operation, arguments.integer(0), arguments.number(5),
                            arguments.environment(), operation.flags);
  if (result >= 0) flatten(from, arguments.environment().flat());
  return to_number(env, result);
}

// (fd, buffer, flags, timeout[, sockaddr, length])
template <bool kAll>
napi_value send_bytes(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  const Bytes bytes = arguments.bytes(1);
  SendOperation operation;
  operation.data = bytes.data;
  operation.size = bytes.size;
  operation.flags = arguments.integer(2);
  operation.all = kAll;
  return to_number(env, run(operation, arguments.integer(0), arguments.number(3),
                            arguments.environment(), operation.flags));
}

napi_value sendto(napi_env env, napi_callback_info info) {
  const Arguments<6> arguments(env, info);
  const Bytes bytes = arguments.bytes(1);
  const Bytes to = arguments.bytes(4).slice(0, arguments.integer(5));
  SendOperation operation;
  operation.data = bytes.data;
  operation.size = bytes.size;
  operation.flags = arguments.integer(2);
  operation.to = reinterpret_cast<const sockaddr*>(to.data);
  operation.to_length = static_cast<socklen_t>(to.size);
  return to_number(env, run(operation, arguments.integer(0), arguments.number(3),
                            arguments.environment(), operation.flags));
}

// (fd, timeout)
napi_value accept(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  Address peer;
  AcceptOperation operation;
  operation.peer = &peer;
  const Result result =
      run(operation, arguments.integer(0), arguments.number(1), arguments.environment());
  if (result >= 0) flatten(peer, arguments.environment().flat());
  return to_number(env, result);
}

// (fd, sockaddr, length, timeout)
napi_value connect(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  const Bytes to = arguments.bytes(1).slice(0, arguments.integer(2));
  ConnectOperation operation;
  operation.to = reinterpret_cast<const sockaddr*>(to.data);
  operation.to_length = static_cast<socklen_t>(to.size);
  return to_number(
      env, run(operation, arguments.integer(0), arguments.number(3), arguments.environment()));
}

}  // namespace

const std::vector<Method>& io_methods() {
  static const std::vector<Method> methods = {
      {"recv", recv},
      {"recvfrom", recvfrom},
      {"send", send_bytes<false>},
      {"sendall", send_bytes<true>},
      {"sendto", sendto},
      {"accept", accept},
      {"connect", connect},
  };
  return methods;
}

}  // namespace pysocket
