// A moment on the monotonic clock until which a whole operation may last (PEP 475: what is left is
// computed anew after every interruption).
#pragma once

#include <cstdint>
#include <ctime>

namespace pysocket {

inline int64_t monotonic_ns() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return int64_t{now.tv_sec} * 1000000000 + now.tv_nsec;
}

class Deadline {
 public:
  // timeout in nanoseconds; negative: none.
  explicit Deadline(double timeout) : timeout_(timeout) {}

  bool none() const { return timeout_ < 0; }

  // Nanoseconds left, never negative. The clock starts at the first question: an operation that
  // need not wait never reads it.
  int64_t left() {
    const int64_t now = monotonic_ns();
    if (at_ == 0) {
      // A timeout of centuries is no deadline within anybody's lifetime; keep the sum in range.
      constexpr double kLongest = 4e18;
      at_ = now + static_cast<int64_t>(timeout_ < kLongest ? timeout_ : kLongest);
    }
    return at_ > now ? at_ - now : 0;
  }

 private:
  double timeout_;
  int64_t at_ = 0;
};

}  // namespace pysocket
