// Whether a wait for many descriptors looks once before it sleeps.
#pragma once

#include <algorithm>

namespace pysocket {

// Before it may sleep, the kernel joins the queue of every descriptor. For 200 sockets with one
// ready, that is two thirds of the time of poll(2). A look that finds nothing costs a third more.
// So the wait looks first while looks find something, and ever more rarely after misses in a row.
class Luck {
 public:
  bool tries() {
    if (rest_ == 0) return true;
    --rest_;
    return false;
  }
  // Records what a look has found.
  void tell(bool found) {
    misses_ = found ? 0 : std::min(misses_ + 1, kMost);
    rest_ = (1U << misses_) - 1;
  }

 private:
  static constexpr unsigned kMost = 5;
  unsigned misses_ = 0;
  // How many waits will sleep without a look.
  unsigned rest_ = 0;
};

}  // namespace pysocket
