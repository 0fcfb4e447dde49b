// A poller, and what it has reported.
#pragma once

#include <array>
#include <map>
#include <thread>

#include "../../native/engine/poller.h"
#include "check.h"

// On Linux, kqueue is libkqueue's, whose descriptor is the end of a pipe.
#ifdef PYSOCKET_KQUEUE
constexpr bool kEmulation = true;
#else
constexpr bool kEmulation = false;
#endif
constexpr const char* kCannotWait = "the descriptor of libkqueue cannot be polled";

class Watching {
 public:
  Watching() { CHECK(poller.usable()); }

  // Collects everything that there is to report at the moment.
  void collect() {
    // libkqueue loses events that do not fit.
    std::array<pysocket::Ready, kEmulation ? 256 : 16> ready{};
    for (bool more = true; more;) {
      bool wake = false;
      const size_t count = poller.collect(ready.data(), ready.size(), wake);
      if (wake) ++woken;
      for (size_t i = 0; i < count; ++i) told_[ready[i].fd] |= ready[i].bits;
      more = wake || count > 0;
    }
  }

  int told(int fd) const {
    const auto found = told_.find(fd);
    return found == told_.end() ? 0 : found->second;
  }

  // Waits until all these bits of fd have been reported. Forgets them, and returns all bits that
  // were.
  int expect(int fd, int bits) {
    for (collect(); (told(fd) & bits) != bits; collect()) wait();
    const int all = told(fd);
    told_.erase(fd);
    return all;
  }

  // True if nothing has been reported that was not expected.
  bool quiet() {
    collect();
    const bool nothing = told_.empty();
    told_.clear();
    return nothing && (kEmulation || !poller.wait(0));
  }

  // Does what a caller does when the kernel has just refused a call.
  void rearm(int fd, int bits) { CHECK(poller.rearm(fd, bits) == 0); }

  pysocket::Poller poller;
  int woken = 0;

 private:
  void wait() {
    constexpr int kLong = 20000;
    if (kEmulation) {
      std::this_thread::yield();
    } else {
      CHECK(poller.wait(kLong));
    }
  }

  std::map<int, int> told_;
};
