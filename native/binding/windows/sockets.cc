// Calls on sockets that only Windows has.
#include "../../os/lease.h"
#include "../../os/windows/shared_socket.h"
#include "../../os/windows/socket_control.h"
#include "../methods.h"

namespace pysocket {
namespace {

// (fd, request, Uint32Array): the number of bytes that the system answered, or a code
napi_value ioctl(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Lease lease(fd);
  if (!lease.held()) return to_number(env, kNoDescriptor);
  uint32_t* words = nullptr;
  size_t count = 0;
  if (!elements_of(env, arguments.value(2), napi_uint32_array, words, count)) {
    return to_number(env, -EFAULT);
  }
  return to_number(env, control_socket(fd, arguments.word(1), words, count));
}

// (fd, id of a process): the bytes for fromShare() there, or a code
napi_value share(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Lease lease(fd);
  if (!lease.held()) return to_number(env, kNoDescriptor);
  ProtocolInfo shared{};
  const Result result = share_socket(fd, arguments.word(1), shared);
  return result < 0 ? to_number(env, result) : to_buffer(env, shared.data(), shared.size());
}

// (bytes from share()): a descriptor, or a code
napi_value from_share(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const Bytes bytes = arguments.bytes(0);
  ProtocolInfo shared{};
  if (bytes.size != shared.size()) return to_number(env, -EINVAL);
  std::copy_n(bytes.data, shared.size(), shared.data());
  return to_number(env, arguments.environment().own_made(socket_of_share(shared)));
}

// (fd, bits): to be called when a call on a watched descriptor was refused. 0, or a code
napi_value rearm(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  EngineBinding* const engine = arguments.environment().engine();
  return to_number(env, engine == nullptr
                            ? -EINVAL
                            : engine->rearm(arguments.descriptor(0), arguments.integer(1)));
}

constexpr Method kMethods[] = {
    method<ioctl>("wsaIoctl"),
    method<share>("share"),
    method<from_share>("fromShare"),
    method<rearm>("rearm"),
};

}  // namespace

Methods windows_methods() { return Methods(kMethods); }

}  // namespace pysocket
