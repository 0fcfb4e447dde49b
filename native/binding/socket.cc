// The calls that never wait.
#include <algorithm>

#include "../os/create.h"
#include "../os/descriptor_mode.h"
#include "../os/filter.h"
#include "../os/lease.h"
#include "../os/plain_calls.h"
#include "../os/sockopt.h"
#include "methods.h"

namespace pysocket {
namespace {

// Holds the descriptor during the call, so that another thread's close() cannot take it away.
template <class Call>
Result leased(int fd, Call call) {
  const Lease lease(fd);
  return lease.held() ? call() : kNoDescriptor;
}

// (family, type, proto)
napi_value socket(napi_env env, napi_callback_info info) {
  const Arguments<3> arguments(env, info);
  const Result made =
      create_socket(arguments.integer(0), arguments.integer(1), arguments.integer(2));
  return to_number(env, arguments.environment().own_made(made));
}

#ifndef _WIN32
// (family, type, proto, Int32Array of 2)
napi_value socketpair(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  int* const out = arguments.integers(3, 2);
  if (out == nullptr) return to_number(env, -EFAULT);
  int made[2] = {-1, -1};
  const Result result =
      create_pair(arguments.integer(0), arguments.integer(1), arguments.integer(2), made);
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
#endif

// (fd, size of the sockaddr in the exchange)
napi_value bind(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  const SocketAddress name(arguments.environment().exchange(), arguments.integer(1));
  return to_number(env, leased(fd, [&] { return bind_to(fd, name.data, name.size); }));
}

// (fd, backlog)
napi_value listen(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(env, leased(fd, [&] { return listen_on(fd, arguments.integer(1)); }));
}

// (fd, how)
napi_value shutdown(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(env, leased(fd, [&] { return shut_down(fd, arguments.integer(1)); }));
}

// (fd): a duplicate, or a code
napi_value dup(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const int fd = arguments.descriptor(0);
  return to_number(env,
                   arguments.environment().own_made(leased(fd, [&] { return duplicate(fd); })));
}

// (fd): a descriptor that was made elsewhere and belongs to a socket object from now on. 0, or a
// code
napi_value own(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  const int fd = adopted(arguments.descriptor(0));
  return to_number(env, leased(fd, [&] {
                     const Result adopted = adopt_mode(fd);
                     if (adopted < 0) return adopted;
                     return arguments.environment().own(fd) ? Result{0} : Result{-ENOMEM};
                   }));
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
  // A caller that closes does not care that the peer has reset the connection.
  return to_number(env, result == -ECONNRESET ? 0 : result);
}

// (fd, errno): keeps an error that a call has fetched while it had something else to return. The
// next call returns the error.
napi_value keep_error(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const Lease lease(arguments.descriptor(0));
  if (lease.held()) lease.keep_error(std::max(arguments.integer(1), 0));
  return to_number(env, 0);
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

// (fd, level, name, Int32Array of 1): 0, or a code. The value goes into the array, because it may
// be negative.
napi_value getsockopt_int(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  const int fd = arguments.descriptor(0);
  int* const out = arguments.integers(3, 1);
  if (out == nullptr) return to_number(env, -EFAULT);
  return to_number(env, leased(fd, [&] {
                     return get_option(fd, arguments.integer(1), arguments.integer(2), *out);
                   }));
}

// (fd, level, name, Uint8Array): the number of bytes written to it, or a code
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

constexpr Method kMethods[] = {
    method<socket>("socket"),
#ifndef _WIN32
    method<socketpair>("socketpair"),
#endif
    method<bind>("bind"),
    method<listen>("listen"),
    method<shutdown>("shutdown"),
    method<own>("own"),
    method<disown>("disown"),
    method<close>("close"),
    method<dup>("dup"),
    method<keep_error>("keepError"),
    method<of_descriptor<family_of>>("familyOf"),
    method<of_descriptor<type_of>>("typeOf"),
    method<of_descriptor<protocol_of>>("protocolOf"),
    method<of_descriptor<get_inheritable>>("getInheritable"),
    method<set_flag<set_inheritable>>("setInheritable"),
    method<set_flag<set_blocking>>("setBlocking"),
    method<getsockopt_int>("getsockoptInt"),
    method<getsockopt_bytes>("getsockoptBytes"),
    method<setsockopt_int>("setsockoptInt"),
    method<setsockopt_bytes>("setsockoptBytes"),
#ifdef SO_ATTACH_FILTER
    method<attach_filter>("attachFilter"),
#endif
};

}  // namespace

Methods socket_methods() { return Methods(kMethods); }

}  // namespace pysocket
