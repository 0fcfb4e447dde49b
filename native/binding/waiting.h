// Calls that may wait. Their arguments are numbers in the exchange, and bytes.
#pragma once

#include "../engine/inline.h"
#include "../os/error_queue.h"
#include "marshal.h"

namespace pysocket {

// True if these flags keep the kernel from waiting, so that the driver must not wait either.
template <class Op>
bool never_waits([[maybe_unused]] int fd, int flags) {
  if ((flags & MSG_DONTWAIT) != 0) return true;
#ifdef MSG_ERRQUEUE
  constexpr bool receives = (Op::kEvents & POLLIN) != 0;
  if (receives && (flags & MSG_ERRQUEUE) != 0) return has_error_queue(fd);
#endif
  return false;
}

template <class Op>
Result run(Op& operation, Environment& environment, int flags = 0) {
  if (!operation.valid) return -EFAULT;
  const Exchange& given = environment.exchange();
  const Result result = run_inline(operation, given.fd, given.timeout, environment.around(),
                                   never_waits<Op>(given.fd, flags));
  if (result == -EINTR) environment.signals_reported();
  return result;
}

template <class Op>
napi_value run_waiting(napi_env env, Op& operation, Environment& environment, int flags = 0) {
  return to_number(env, run(operation, environment, flags));
}

}  // namespace pysocket
