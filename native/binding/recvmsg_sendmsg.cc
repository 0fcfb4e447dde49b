// sendmsg and recvmsg: several buffers, ancillary data.
#include "../engine/inline.h"
#include "../os/op_recvmsg.h"
#include "../os/op_sendmsg.h"
#include "control_heads.h"
#include "methods.h"
#include "waiting.h"

namespace pysocket {
namespace {

// Reads a Uint8Array, of which the exchange gives the part, or an array of whole ones. Returns 0,
// or a code.
Result read_parts(const Arguments<3>& arguments, const Exchange& given, MessageParts& parts) {
  const Bytes one = arguments.bytes(0);
  if (one.given) {
    const Bytes part = one.slice(given.offset, given.size);
    if (!parts.reserve(1)) return -ENOMEM;
    parts.add(part.data, std::min(part.size, kMostBytes));
    return 0;
  }
  const uint32_t count = arguments.array_length(0);
  if (!parts.reserve(count)) return -ENOMEM;
  const Result read =
      arguments.each_bytes(0, count, [&](const Bytes& part) { parts.add(part.data, part.size); });
  parts.limit(kMostBytes);
  return read;
}

// (buffer or buffers, control): the number of bytes, or a code. The flags, the size of the control
// data and the sender's address are left in the exchange. Received descriptors belong to the
// environment until deliverDescriptors().
napi_value recvmsg(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  Environment& environment = arguments.environment();
  Exchange& exchange = environment.exchange();
  MessageParts parts;
  if (const Result error = read_parts(arguments, exchange, parts)) return to_number(env, error);
  const Bytes control = arguments.bytes(1);
  Address from;
  RecvmsgOperation operation;
  operation.parts = &parts;
  operation.size = parts.total();
  operation.flags = exchange.flags;
  operation.control = control.data;
  operation.control_room = control.size;
  operation.from = &from;
  read_joining(exchange, operation);
  auto* result = run_waiting(env, operation, environment, operation.flags);
  if (operation.control_size > 0) {
    // If there is no memory to own a descriptor, it is closed and will not be delivered.
    each_descriptor(control.data, operation.control_size,
                    [&](int received) { environment.own_made(received); });
  }
  write_joining(exchange, operation);
  exchange.flags = operation.message_flags;
  exchange.control_size = static_cast<int32_t>(operation.control_size);
  flatten(from, exchange.address);
  return result;
}

// (buffers, Int32Array of control heads, control data)
napi_value sendmsg(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  Environment& environment = arguments.environment();
  const Exchange& given = environment.exchange();
  MessageParts parts;
  if (const Result error = read_parts(arguments, given, parts)) return to_number(env, error);
  const ControlHeads heads(arguments.integers(1), arguments.bytes(2));
  std::unique_ptr<char[]> control;
  if (heads.space() > 0) {
    control = std::unique_ptr<char[]>(new (std::nothrow) char[heads.space()]());
  }
  if (!heads.whole() || (heads.space() > 0 && control == nullptr)) return to_number(env, -ENOMEM);
  SendmsgOperation operation;
  if (control != nullptr) heads.write(control.get());
  operation.control_size = heads.space();
  operation.parts = &parts;
  operation.flags = given.flags;
  operation.control = control.get();
  const SocketAddress to(given, given.sockaddr_size);
  if (to.size > 0) {
    operation.to = to.data;
    operation.to_length = to.size;
  }
  return run_waiting(env, operation, environment, operation.flags);
}

// (control, size, start, out of 4): writes the message at or after start as [level, type, offset of
// its data, size]. Where the next message starts, or 0 when there is none to write
napi_value next_control(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  const Bytes control = arguments.bytes(0);
  const size_t size = control.slice(0, arguments.number(1)).size;
  const size_t start = control.slice(arguments.number(2), 0).data - control.data;
  int* const out = arguments.integers(3, 4);
  if (out == nullptr || control.data == nullptr || start > size) return to_number(env, 0);
  ControlReader reader(control.data + start, size - start);
  ControlMessage message{};
  if (!reader.next(message)) return to_number(env, 0);
  out[0] = message.level;
  out[1] = message.type;
  out[2] = static_cast<int>(message.data - control.data);
  out[3] = static_cast<int>(message.size);
  return to_number(env, static_cast<int>(start + control_space(message.size)));
}

// (control, size, keep): the program now has the descriptors (keep), or they are closed
napi_value deliver_descriptors(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  Environment& environment = arguments.environment();
  const Bytes control = arguments.bytes(0).slice(0, arguments.number(1));
  const bool keep = arguments.boolean(2);
  each_descriptor(control.data, control.size, [&](int fd) {
    if (!environment.disown(fd) || keep) return;
    close_leased(fd);
  });
  return nullptr;
}

// (size of data): its CMSG_LEN or CMSG_SPACE
template <size_t (*kMeasure)(size_t)>
napi_value measure(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const double size = arguments.number(0);
  const bool fits = size >= 0 && size <= INT32_MAX;
  return to_number(env, fits ? static_cast<double>(kMeasure(static_cast<size_t>(size))) : -1.0);
}

constexpr Method kMethods[] = {
    method<recvmsg>("recvmsg", Waits::kByExchange),
    method<sendmsg>("sendmsg", Waits::kByExchange),
    method<next_control>("nextControl"),
    method<deliver_descriptors>("deliverDescriptors"),
    method<measure<control_length>>("controlLength"),
    method<measure<control_space>>("controlSpace"),
};

}  // namespace

Methods message_methods() { return Methods(kMethods); }

}  // namespace pysocket
