// How much longer a whole operation may wait (PEP 475: the remaining time is computed anew after
// every interruption).
#pragma once

#include <algorithm>
#include <cstdint>

#include "monotonic.h"

namespace pysocket {

class Deadline {
 public:
  // timeout: in nanoseconds, negative for none. NaN counts as 0.
  explicit Deadline(double timeout) : left_(timeout < 0 ? -1 : in_range(timeout)) {}

  bool none() const { return left_ < 0; }

  // The nanoseconds that are left, never negative unless there is no deadline. Reading the clock
  // costs a tenth of a system call, and most operations wait at most once, so the clock is not read
  // before the second wait. The time that the first attempt took is not counted, since it did not
  // wait.
  int64_t left() {
    if (!waited_) return left_;
    const int64_t now = monotonic_ns();
    if (at_ == 0) at_ = now + left_;
    return std::max<int64_t>(at_ - now, 0);
  }

  // Records how long the first wait took.
  void waited(int64_t nanoseconds) {
    if (waited_ || none()) return;
    waited_ = true;
    left_ = std::max<int64_t>(left_ - nanoseconds, 0);
  }

 private:
  // A timeout of centuries never expires in anyone's lifetime. The limit keeps sums in range.
  static int64_t in_range(double timeout) {
    return timeout > 0 ? static_cast<int64_t>(std::min(timeout, 4e18)) : 0;
  }

  int64_t left_;
  int64_t at_ = 0;
  bool waited_ = false;
};

}  // namespace pysocket
