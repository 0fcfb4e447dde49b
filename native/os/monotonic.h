// The clock for deadlines and traces, in nanoseconds.
#pragma once

#include <cstdint>

#ifdef _WIN32
#include <chrono>
#else
#include <ctime>
#endif

namespace pysocket {

#ifdef _WIN32

inline int64_t monotonic_ns() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

#else

inline int64_t monotonic_ns() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return int64_t{now.tv_sec} * 1000000000 + now.tv_nsec;
}

#endif

}  // namespace pysocket
