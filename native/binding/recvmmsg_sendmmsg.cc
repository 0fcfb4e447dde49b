// recvmmsg and sendmmsg: many messages in one call. The messages of a batch are in memory that
// JavaScript keeps: areas of equal size for the bytes, addresses and control messages, and a row of
// numbers for each message.
#include <climits>
#include <cstring>

#include "../engine/inline.h"
#include "../os/op_recvmmsg.h"
#include "../os/op_sendmmsg.h"
#include "../os/segments.h"
#include "control_heads.h"
#include "methods.h"
#include "waiting.h"

namespace pysocket {
namespace {

// The columns of a row; lib/socket/calls/batch-memory.ts has the same.
enum Column : size_t { kSize, kFlags, kNameSize, kControlSize, kSegment, kColumns };
constexpr size_t kNameRoom = sizeof(sockaddr_storage);
static_assert(kNameRoom == 128, "lib/socket/calls/batch-memory.ts counts on this");

size_t clamped(int value, size_t most) {
  return value > 0 ? std::min(static_cast<size_t>(value), most) : 0;
}

int to_int(double value) {
  return static_cast<int>(std::clamp<int64_t>(to_int64(value), 0, INT_MAX));
}
int to_column(size_t value) { return static_cast<int>(std::min<size_t>(value, INT_MAX)); }

// (data, rows, names, control): the memory of a batch. Names and control may be empty.
class Batch {
 public:
  template <size_t N>
  explicit Batch(const Arguments<N>& arguments)
      : data_(arguments.bytes(0)),
        rows_(arguments.integers(1)),
        names_(arguments.bytes(2)),
        control_(arguments.bytes(3)),
        count_(rows_.size / kColumns),
        room_(count_ > 0 ? data_.size / count_ : 0),
        control_room_(count_ > 0 ? control_.size / count_ : 0) {}

  // False if the batch has no memory, or has lost it.
  bool usable() const { return room_ > 0; }
  size_t count() const { return count_; }
  size_t control_room() const { return control_room_; }
  bool has_names() const { return names_.size / kNameRoom >= count_; }

  int* row(size_t i) const { return rows_.data + i * kColumns; }
  char* data(size_t i) const { return data_.data + i * room_; }
  size_t room() const { return room_; }
  char* name(size_t i) const { return names_.data + i * kNameRoom; }
  char* control(size_t i) const { return control_.data + i * control_room_; }

 private:
  Bytes data_;
  Integers rows_;
  Bytes names_;
  Bytes control_;
  size_t count_;
  size_t room_;
  size_t control_room_;
};

void add_room(const Batch& batch, size_t i, MessageList& messages) {
  msghdr& message = messages.add(i, 1);
  messages.add_part(batch.data(i), batch.room());
  if (batch.has_names()) {
    message.msg_name = batch.name(i);
    message.msg_namelen = kNameRoom;
  }
  if (batch.control_room() > 0) {
    message.msg_control = batch.control(i);
    message.msg_controllen = static_cast<decltype(message.msg_controllen)>(batch.control_room());
  }
}

// Writes the row of a received message. Its descriptors belong to the environment from now on.
// Returns how many there are.
int write_row(const MessageHeader& received, const Batch& batch, size_t i,
              Environment& environment) {
  const msghdr& message = received.msg_hdr;
  const auto control_size = static_cast<size_t>(message.msg_controllen);
  int segment = 0;
  int descriptors = 0;
  if (control_size > 0) {
    ControlReader reader(batch.control(i), control_size);
    ControlMessage item{};
    while (reader.next(item)) {
      segment = std::max(segment, joined_segment(item));
      for (size_t at = 0; at < descriptor_count(item); ++at) {
        const int fd = descriptor_at(item, at);
        if (fd < 0) continue;
        ++descriptors;
        // If there is no memory to own a descriptor, it is closed and will not be delivered.
        environment.own_made(fd);
      }
    }
  }
  int* const row = batch.row(i);
  row[kSize] = to_column(received.msg_len);
  row[kFlags] = message.msg_flags;
  row[kNameSize] = batch.has_names() ? to_column(message.msg_namelen) : 0;
  row[kControlSize] = to_column(control_size);
  row[kSegment] = segment;
  return descriptors;
}

// (data, rows, names, control): the number of messages received, or a code. The number of their
// descriptors is left in the exchange, as the size of control data.
napi_value recvmmsg(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  Environment& environment = arguments.environment();
  Exchange& exchange = environment.exchange();
  const Batch batch(arguments);
  exchange.control_size = 0;
  if (!batch.usable()) return to_number(env, -EFAULT);
  MessageList messages;
  if (!messages.reserve(batch.count(), batch.count())) return to_number(env, -ENOMEM);
  for (size_t i = 0; i < batch.count(); ++i) add_room(batch, i, messages);
  RecvmmsgOperation operation;
  operation.messages = &messages;
  operation.flags = exchange.flags;
  operation.takes_control = batch.control_room() > 0;
  const Result received = run(operation, environment, operation.flags);
  for (Result i = 0; i < received; ++i) {
    const auto index = static_cast<size_t>(i);
    exchange.control_size += write_row(messages[index], batch, index, environment);
  }
  return to_number(env, received);
}

// Sends the messages. has_addresses: some or all messages have an address of their own, instead of
// the connected peer's.
napi_value send_messages(napi_env env, Environment& environment, MessageList& messages,
                         bool has_addresses) {
  SendmmsgOperation operation;
  operation.messages = &messages;
  operation.flags = environment.exchange().flags;
  operation.has_addresses = has_addresses;
  return run_waiting(env, operation, environment, operation.flags);
}

// (data, rows, names, control): sends messages of a batch back to where they came from. The number
// of messages sent, or a code. Offset and size in the exchange say which message is the first, and
// how many to send.
napi_value sendmmsg_batch(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  Environment& environment = arguments.environment();
  const Exchange& given = environment.exchange();
  const Batch batch(arguments);
  if (!batch.usable()) return to_number(env, -EFAULT);
  const size_t start = clamped(to_int(given.offset), batch.count());
  const size_t count = clamped(to_int(given.size), batch.count() - start);
  MessageList messages;
  if (!messages.reserve(count, count)) return to_number(env, -ENOMEM);
  std::unique_ptr<char[]> cuts;
  bool has_addresses = false;
  for (size_t i = 0; i < count; ++i) {
    const size_t at = start + i;
    const int* const row = batch.row(at);
    msghdr& message = messages.add(i, 1);
    messages.add_part(batch.data(at), clamped(row[kSize], batch.room()));
    if (batch.has_names() && row[kNameSize] > 0) {
      message.msg_name = batch.name(at);
      message.msg_namelen = static_cast<socklen_t>(clamped(row[kNameSize], kNameRoom));
      has_addresses = true;
    }
    // A single datagram does not have to be cut, and a device need not be able to cut.
    if (row[kSegment] <= 0 || row[kSegment] >= row[kSize]) continue;
    if (cuts == nullptr) {
      cuts = std::unique_ptr<char[]>(new (std::nothrow) char[count * segment_space()]());
      if (cuts == nullptr) return to_number(env, -ENOMEM);
    }
    char* const control = cuts.get() + i * segment_space();
    write_segment(control, row[kSegment]);
    message.msg_control = control;
    message.msg_controllen = static_cast<decltype(message.msg_controllen)>(segment_space());
  }
  return send_messages(env, environment, messages, has_addresses);
}

// (buffers of all messages, [number of buffers, size of name, size of control] of each, names of
// all, control of all as writeControl() writes it): the number of messages sent, or a code
napi_value sendmmsg(napi_env env, napi_callback_info info) {
  constexpr size_t kHead = 3;
  const Arguments<4> arguments(env, info);
  Environment& environment = arguments.environment();
  const Integers heads = arguments.integers(1);
  const Bytes names = arguments.bytes(2);
  const Bytes control = arguments.bytes(3);
  const uint32_t buffers = arguments.array_length(0);
  const size_t count = heads.size / kHead;
  MessageList messages;
  if (!messages.reserve(count, buffers)) return to_number(env, -ENOMEM);
  const Result read = arguments.each_bytes(
      0, buffers, [&](const Bytes& part) { messages.add_part(part.data, part.size); });
  if (read != 0) return to_number(env, read);
  size_t parts_left = buffers;
  size_t name_at = 0;
  size_t control_at = 0;
  for (size_t i = 0; i < count; ++i) {
    const int* const head = heads.data + i * kHead;
    const size_t parts = clamped(head[0], parts_left);
    msghdr& message = messages.add(buffers - parts_left, parts);
    parts_left -= parts;
    const size_t name_size = clamped(head[1], std::min(names.size - name_at, kNameRoom));
    if (name_size > 0) {
      message.msg_name = names.data + name_at;
      message.msg_namelen = static_cast<socklen_t>(name_size);
      name_at += name_size;
    }
    const size_t control_size = clamped(head[2], control.size - control_at);
    if (control_size > 0) {
      message.msg_control = control.data + control_at;
      message.msg_controllen = static_cast<decltype(message.msg_controllen)>(control_size);
      control_at += control_size;
    }
  }
  return send_messages(env, environment, messages, name_at > 0);
}

// (heads, data, out): writes control messages as the system calls expect them. Their size, or a
// code
napi_value write_control(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const ControlHeads heads(arguments.integers(0), arguments.bytes(1));
  const Bytes out = arguments.bytes(2);
  if (!heads.whole() || heads.space() > out.size) return to_number(env, -EFAULT);
  if (heads.space() == 0) return to_number(env, 0);
  std::memset(out.data, 0, heads.space());
  heads.write(out.data);
  return to_number(env, static_cast<double>(heads.space()));
}

// (names, offset, size): leaves that address in the exchange
napi_value take_address(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const Bytes name = arguments.bytes(0).slice(arguments.number(1), arguments.number(2));
  Address address;
  address.length = static_cast<socklen_t>(std::min(name.size, sizeof address.storage));
  if (address.length > 0) std::memcpy(&address.storage, name.data, address.length);
  flatten(address, arguments.environment().exchange().address);
  return nullptr;
}

constexpr Method kMethods[] = {
    method<recvmmsg>("recvmmsg", Waits::kByExchange),
    method<sendmmsg>("sendmmsg", Waits::kByExchange),
    method<sendmmsg_batch>("sendmmsgBatch", Waits::kByExchange),
    method<write_control>("writeControl"),
    method<take_address>("takeAddress"),
};

}  // namespace

Methods batch_methods() { return Methods(kMethods); }

}  // namespace pysocket
