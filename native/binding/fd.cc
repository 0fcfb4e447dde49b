// Calls on any descriptor, which the program passes as a number: read(2), write(2), their forms for
// lists of buffers, ioctl(2) and fcntl(2). Also the calls that make descriptors other than sockets.
#include <algorithm>

#include "../os/control.h"
#include "../os/make_descriptors.h"
#include "../os/message_parts.h"
#include "../os/op_lock.h"
#include "../os/op_read.h"
#include "../os/op_write.h"
#include "constants.h"
#include "methods.h"
#include "waiting.h"

namespace pysocket {
namespace {

template <class Op>
napi_value run_on_number(napi_env env, Op& operation, Environment& environment) {
  used_as_number(environment.exchange().fd);
  return run_waiting(env, operation, environment);
}

napi_value run_write(napi_env env, const Parts& parts, Environment& environment) {
  WriteOperation operation;
  operation.parts = parts;
  napi_value result = run_on_number(env, operation, environment);
  // Tells whether a short write is final: no other attempt of this call would write more.
  environment.exchange().joining = operation.over ? kOver : kAlone;
  return result;
}

// (buffer): reads into the part of it that the exchange gives
napi_value read(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  Environment& environment = arguments.environment();
  const Exchange& given = environment.exchange();
  const Bytes into = arguments.bytes(0).slice(given.offset, given.size);
  iovec part{into.data, std::min(into.size, kMostBytes)};
  ReadOperation operation;
  operation.parts = {&part, 1, part.iov_len, false};
  operation.valid = into.given;
  return run_on_number(env, operation, environment);
}

// (bytes)
napi_value write(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const Bytes bytes = arguments.bytes(0);
  if (!bytes.given) return to_number(env, -EFAULT);
  iovec part{bytes.data, std::min(bytes.size, kMostBytes)};
  return run_write(env, {&part, 1, part.iov_len, false}, arguments.environment());
}

// Adds the elements of an array to parts. Returns 0, or a code.
Result read_list(const Arguments<1>& arguments, MessageParts& parts) {
  const uint32_t count = arguments.array_length(0);
  if (!parts.reserve(count)) return -ENOMEM;
  const Result read =
      arguments.each_bytes(0, count, [&](const Bytes& part) { parts.add(part.data, part.size); });
  parts.limit(kMostBytes);
  return read;
}

Parts listed(const MessageParts& parts) {
  return {parts.data(), parts.count(), parts.total(), true};
}

// (buffers)
napi_value readv(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  MessageParts parts;
  if (const Result error = read_list(arguments, parts)) return to_number(env, error);
  ReadOperation operation;
  operation.parts = listed(parts);
  return run_on_number(env, operation, arguments.environment());
}

// (buffers)
napi_value writev(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  MessageParts parts;
  if (const Result error = read_list(arguments, parts)) return to_number(env, error);
  return run_write(env, listed(parts), arguments.environment());
}

// Holds the descriptor during the call, so that another thread's close() cannot take it away.
template <class Call>
Result leased(int fd, Call call) {
  const Lease lease(used_as_number(fd));
  return lease.held() ? call() : kNoDescriptor;
}

// (fd, request, number)
napi_value ioctl(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(
      env, leased(fd, [&] { return control_device(fd, arguments.word(1), arguments.integer(2)); }));
}

// (fd, request, memory)
napi_value ioctl_bytes(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Bytes bytes = arguments.bytes(2);
  if (!bytes.given) return to_number(env, -EFAULT);
  ControlMemory memory(bytes.data, bytes.size);
  return to_number(env,
                   leased(fd, [&] { return control_device(fd, arguments.word(1), memory.get()); }));
}

// (fd, command, number)
napi_value fcntl(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(env, leased(fd, [&] {
                     return control_descriptor(fd, arguments.integer(1), arguments.integer(2));
                   }));
}

Result wait_for_lock(LockOperation& operation, int fd, Environment& environment) {
  constexpr double kForEver = -1;
  const Result result = run_inline(operation, fd, kForEver, environment.around());
  if (result == -EINTR) environment.signals_reported();
  return result;
}

// (fd, command, memory)
napi_value fcntl_bytes(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Bytes bytes = arguments.bytes(2);
  if (!bytes.given) return to_number(env, -EFAULT);
  const int command = arguments.integer(1);
  ControlMemory memory(bytes.data, bytes.size);
  if (LockOperation::waits(command)) {
    LockOperation operation;
    operation.command = command;
    operation.lock = memory.get();
    return to_number(env, wait_for_lock(operation, used_as_number(fd), arguments.environment()));
  }
  return to_number(env, leased(fd, [&] { return control_descriptor(fd, command, memory.get()); }));
}

// (Int32Array of 2): 0, or a code. Both descriptors belong to the environment until disown().
template <Result (*kMake)(int[2])>
napi_value make_pair(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  int* const out = arguments.integers(0, 2);
  if (out == nullptr) return to_number(env, -EFAULT);
  int made[2] = {-1, -1};
  const Result result = kMake(made);
  if (result < 0) return to_number(env, result);
  Environment& environment = arguments.environment();
  const bool owned = environment.own_made(made[0]) >= 0;
  if (environment.own_made(made[1]) >= 0 && owned) {
    std::copy_n(made, 2, out);
    return to_number(env, 0);
  }
  for (const int fd : made) {
    if (environment.disown(fd)) close_leased(fd);
  }
  return to_number(env, -ENOMEM);
}

#ifdef __linux__
// (count, flags)
napi_value eventfd(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const Result made = make_eventfd(arguments.word(0), arguments.integer(1));
  return to_number(env, arguments.environment().own_made(made));
}
#endif

napi_value constants(napi_env env, napi_callback_info) {
  return to_record(env, kFdConstants, kFdConstantCount);
}

constexpr Method kMethods[] = {
    method<read>("read", Waits::kByExchange),
    method<write>("write", Waits::kByExchange),
    method<readv>("readv", Waits::kByExchange),
    method<writev>("writev", Waits::kByExchange),
    method<ioctl>("ioctl"),
    method<ioctl_bytes>("ioctlBytes"),
    method<fcntl>("fcntl"),
    method<fcntl_bytes>("fcntlBytes", Waits::kAlways),
    method<constants>("fdConstants"),
    method<make_pair<make_pipe>>("pipe"),
    method<make_pair<open_terminal_pair>>("openpty"),
#ifdef __linux__
    method<eventfd>("eventfd"),
#endif
};

}  // namespace

Methods fd_methods() { return Methods(kMethods); }

}  // namespace pysocket
