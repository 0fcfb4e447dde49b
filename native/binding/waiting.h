// Calls that may wait: their arguments are numbers in the exchange, and bytes.
#pragma once

#include "../engine/inline.h"
#include "marshal.h"

namespace pysocket {

// With these flags the kernel does not wait, nor should we. Errors that are queued make a
// descriptor ready for everything, but no data.
#ifdef MSG_ERRQUEUE
constexpr int kNeverWaits = MSG_DONTWAIT | MSG_ERRQUEUE;
#else
constexpr int kNeverWaits = MSG_DONTWAIT;
#endif

template <class Op>
Result run(Op& operation, Environment& environment, int flags = 0) {
  if (!operation.valid) return -EFAULT;
  const Exchange& given = environment.exchange();
  const Result result = run_inline(operation, given.fd, given.timeout, environment.around(),
                                   (flags & kNeverWaits) != 0);
  if (result == -EINTR) environment.signals_reported();
  return result;
}

template <class Op>
napi_value run_waiting(napi_env env, Op& operation, Environment& environment, int flags = 0) {
  return to_number(env, run(operation, environment, flags));
}

}  // namespace pysocket
