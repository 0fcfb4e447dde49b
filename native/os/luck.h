// Whether a wait for many descriptors looks once before it sleeps.
#pragma once

#include <algorithm>

namespace pysocket {

// The kernel that may have to sleep joins the queue of every descriptor first: of 200 sockets with
// one ready that is two thirds of poll(2)'s time. A look that finds nothing costs a third more. So
// look while looks are lucky, and after misses in a row ever more rarely.
class Luck {
 public:
  bool tries() {
    if (rest_ == 0) return true;
    --rest_;
    return false;
  }
  // What a look has found.
  void tell(bool found) {
    misses_ = found ? 0 : std::min(misses_ + 1, kMost);
    rest_ = (1U << misses_) - 1;
  }

 private:
  static constexpr unsigned kMost = 5;
  unsigned misses_ = 0;
  // So many waits sleep without a look.
  unsigned rest_ = 0;
};

}  // namespace pysocket
