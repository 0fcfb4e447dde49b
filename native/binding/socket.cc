// The calls that never wait.
#include <sys/socket.h>

#include "../os/create.h"
#include "../os/descriptor_mode.h"
#include "../os/filter.h"
#include "../os/lease.h"
#include "../os/sockopt.h"
#include "methods.h"

namespace pysocket {
namespace {

// Holds the descriptor while it is used, so that another thread's close() cannot pull it away.
template <class Call>
Result leased(int fd, Call call) {
  const Lease lease(fd);
  return lease.held() ? call() : -EBADF;
}

// (family, type, proto)
napi_value socket(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  return to_number(env,
                   create_socket(arguments.integer(0), arguments.integer(1), arguments.integer(2)));
}

// (family, type, proto, Int32Array of 2)
napi_value socketpair(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  int* const out = arguments.integers(3, 2);
  if (out == nullptr) return to_number(env, -EFAULT);
  return to_number(
      env, create_pair(arguments.integer(0), arguments.integer(1), arguments.integer(2), out));
}

// (fd, size of the sockaddr in the exchange)
napi_value bind(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const SocketAddress name(arguments.environment().exchange(), arguments.integer(1));
  return to_number(
      env, leased(fd, [&] { return ::bind(fd, name.data, name.size) == 0 ? 0 : failure(); }));
}

// (fd, backlog)
napi_value listen(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(
      env, leased(fd, [&] { return ::listen(fd, arguments.integer(1)) == 0 ? 0 : failure(); }));
}

// (fd, how)
napi_value shutdown(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(
      env, leased(fd, [&] { return ::shutdown(fd, arguments.integer(1)) == 0 ? 0 : failure(); }));
}

// (fd): the descriptor of a socket object
napi_value own(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  arguments.environment().own(fresh(arguments.descriptor(0)));
  return nullptr;
}

napi_value disown(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  arguments.environment().disown(arguments.descriptor(0));
  return nullptr;
}

// (fd)
napi_value close(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const int fd = arguments.descriptor(0);
  arguments.environment().disown(fd);
  const Result result = close_leased(fd);
  // The peer's reset is no news to somebody who closes.
  return to_number(env, result == -ECONNRESET ? 0 : result);
}

// 1: the next byte is the one behind urgent bytes.
Result at_mark(int fd) {
  const int at = sockatmark(fd);
  return at < 0 ? failure() : at;
}

template <Result (*kCall)(int)>
napi_value of_descriptor(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(env, leased(fd, [&] { return kCall(fd); }));
}

// (fd, flag)
template <Result (*kCall)(int, bool)>
napi_value set_flag(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(env, leased(fd, [&] { return kCall(fd, arguments.boolean(1)); }));
}

// (fd, level, name, Int32Array of 1): the value goes into the array, for it may be negative.
napi_value getsockopt_int(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  const int fd = arguments.descriptor(0);
  int* const out = arguments.integers(3, 1);
  if (out == nullptr) return to_number(env, -EFAULT);
  return to_number(env, leased(fd, [&] {
                     return get_option(fd, arguments.integer(1), arguments.integer(2), *out);
                   }));
}

// (fd, level, name, Uint8Array)
napi_value getsockopt_bytes(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Bytes out = arguments.bytes(3);
  return to_number(env, leased(fd, [&] {
                     return get_option(fd, arguments.integer(1), arguments.integer(2), out.data,
                                       static_cast<socklen_t>(out.size));
                   }));
}

// (fd, level, name, int)
napi_value setsockopt_int(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const int value = arguments.integer(3);
  return to_number(env, leased(fd, [&] {
                     return set_option(fd, arguments.integer(1), arguments.integer(2), &value,
                                       sizeof value);
                   }));
}

// (fd, level, name, Uint8Array or null, length when null)
napi_value setsockopt_bytes(napi_env env, napi_callback_info info) {
  const Arguments<5> arguments(env, info);
  const int fd = arguments.descriptor(0);
  Bytes value;
  if (arguments.is_null(3)) {
    value.size = arguments.word(4);  // with a null pointer the kernel judges the length
  } else {
    value = arguments.bytes(3);
  }
  return to_number(env, leased(fd, [&] {
                     return set_option(fd, arguments.integer(1), arguments.integer(2), value.data,
                                       static_cast<socklen_t>(value.size));
                   }));
}

#ifdef SO_ATTACH_FILTER
// (fd, Uint8Array of struct sock_filter)
napi_value attach_filter(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const Bytes program = arguments.bytes(1);
  return to_number(env, leased(fd, [&] { return set_filter(fd, program.data, program.size); }));
}
#endif

}  // namespace

const std::vector<Method>& socket_methods() {
  static const std::vector<Method> methods = {
      {"socket", socket},
      {"socketpair", socketpair},
      {"bind", bind},
      {"listen", listen},
      {"shutdown", shutdown},
      {"own", own},
      {"disown", disown},
      {"close", close},
      {"dup", of_descriptor<duplicate>},
      {"sockatmark", of_descriptor<at_mark>},
      {"familyOf", of_descriptor<family_of>},
      {"typeOf", of_descriptor<type_of>},
      {"protocolOf", of_descriptor<protocol_of>},
      {"getInheritable", of_descriptor<get_inheritable>},
      {"setInheritable", set_flag<set_inheritable>},
      {"setBlocking", set_flag<set_blocking>},
      {"getsockoptInt", getsockopt_int},
      {"getsockoptBytes", getsockopt_bytes},
      {"setsockoptInt", setsockopt_int},
      {"setsockoptBytes", setsockopt_bytes},
#ifdef SO_ATTACH_FILTER
      {"attachFilter", attach_filter},
#endif
  };
  return methods;
}

}  // namespace pysocket
