// Receives for calls that wait. JavaScript says beforehand how many bytes the first waiting call of
// each descriptor wants. The bytes go where that call's Buffer will be, and a whole batch costs one
// call into JavaScript, and none from it.
#pragma once

#include <cstddef>

#include "poller.h"

namespace pysocket {

class ReceiveAhead {
 public:
#ifdef _WIN32
  static constexpr bool kPossible = false;
#else
  static constexpr bool kPossible = true;
#endif

  // memory: has that size. wanted: indexed by descriptor, 0 for none.
  ReceiveAhead(char* memory, size_t size, const int* wanted, size_t descriptors)
      : memory_(memory), size_(size), wanted_(wanted), descriptors_(descriptors) {}

  // Marks each entry for which it has received, or failed to, with kReceived. used: how much of the
  // memory is in use, which grows.
  void receive(Ready* ready, size_t count, size_t& used) const;

 private:
  [[maybe_unused]] char* memory_;
  [[maybe_unused]] size_t size_;
  [[maybe_unused]] const int* wanted_;
  [[maybe_unused]] size_t descriptors_;
};

}  // namespace pysocket
