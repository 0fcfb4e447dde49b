// How long a whole operation may still wait (PEP 475: what is left is computed anew after every
// interruption).
#pragma once

#include <algorithm>
#include <cstdint>

#include "monotonic.h"

namespace pysocket {

class Deadline {
 public:
  // timeout in nanoseconds; negative: none. What is no number is 0.
  explicit Deadline(double timeout) : left_(timeout < 0 ? -1 : in_range(timeout)) {}

  bool none() const { return left_ < 0; }

  // Nanoseconds, never negative. Looking at the clock costs a tenth of a system call and most
  // operations wait once at most: the clock is not read before the second wait. What the first
  // attempt took is not counted; it did not wait.
  int64_t left() {
    if (!waited_) return left_;
    const int64_t now = monotonic_ns();
    if (at_ == 0) at_ = now + left_;
    return std::max<int64_t>(at_ - now, 0);
  }

  // The first wait took that long.
  void waited(int64_t nanoseconds) {
    if (waited_ || none()) return;
    waited_ = true;
    left_ = std::max<int64_t>(left_ - nanoseconds, 0);
  }

 private:
  // A timeout of centuries is no deadline within anybody's lifetime; keep sums in range.
  static int64_t in_range(double timeout) {
    return timeout > 0 ? static_cast<int64_t>(std::min(timeout, 4e18)) : 0;
  }

  int64_t left_;
  int64_t at_ = 0;
  bool waited_ = false;
};

}  // namespace pysocket
