// Helpers that the functions of sys.h share.
#pragma once

#include <sys/uio.h>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "trace.h"

namespace pysocket::sys {

// run() makes the call. describe(record, result) fills in what it was about.
template <class Run, class Describe>
inline auto call(Syscall syscall, Run run, Describe describe) {
  if (is_traced()) return run_traced(syscall, run, describe);
  return run();
}

constexpr int64_t kAllOfThem = INT64_MAX;

// Records the total size of the buffers, and those of the moved bytes that are in the first one.
inline void describe_parts(TraceRecord& record, const iovec* parts, size_t count, int64_t moved) {
  for (size_t i = 0; i < count; ++i) record.total += static_cast<int64_t>(parts[i].iov_len);
  if (count == 0) return;
  const auto first = static_cast<int64_t>(parts[0].iov_len);
  record.set_data(parts[0].iov_base, first < moved ? first : moved);
}

// Converts a number, or a pointer whose meaning depends on the call.
template <class Argument>
int64_t as_word(Argument argument) {
  if constexpr (std::is_pointer_v<Argument>) {
    return static_cast<int64_t>(reinterpret_cast<intptr_t>(argument));
  } else {
    return static_cast<int64_t>(argument);
  }
}

}  // namespace pysocket::sys
