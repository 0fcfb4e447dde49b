// The calls on files that sendfile needs. Sizes and positions are doubles: exact up to 2 ** 53.
#include "../os/file.h"

#include "../os/wait.h"
#include "methods.h"

namespace pysocket {
namespace {

// (fd): the size, or a code
napi_value size_of_file(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  int64_t size = 0;
  const Result result = file_size(arguments.descriptor(0), size);
  if (result < 0) return to_number(env, result);
  return to_number(env, static_cast<double>(size));
}

// (fd, position)
napi_value seek(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  return to_number(env, seek_file(arguments.descriptor(0), to_int64(arguments.number(1))));
}

// (fd, buffer): the number of bytes read, or a code. fd may be a pipe, whose bytes are waited for
// like those of a socket. A regular file is always ready.
napi_value read_bytes(napi_env env, napi_callback_info info) {
  const Arguments<2> arguments(env, info);
  const Bytes into = arguments.bytes(1);
  if (!into.given) return to_number(env, -EFAULT);
  Environment& environment = arguments.environment();
  Deadline none(-1);
  Woken woken;
  environment.around().interrupted = false;
  const Result ready =
      wait_ready(arguments.descriptor(0), POLLIN, none, environment.around(), woken);
  if (ready == -EINTR) environment.signals_reported();
  if (ready < 0) return to_number(env, ready);
  return to_number(env, read_file(arguments.descriptor(0), into.data, into.size));
}

constexpr Method kMethods[] = {
    method<size_of_file>("fileSize"),
    method<seek>("fileSeek"),
    method<read_bytes>("fileRead"),
};

}  // namespace

Methods file_methods() { return Methods(kMethods); }

}  // namespace pysocket
