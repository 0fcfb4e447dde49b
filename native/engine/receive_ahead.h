// Receives for calls that wait, where JavaScript has said beforehand how many bytes the first one
// of a descriptor wants: the bytes go right where its Buffer will be, and a whole batch costs one
// call of JavaScript, and none from it.
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

  // memory of that size; wanted: by descriptor, 0 for none.
  ReceiveAhead(char* memory, size_t size, const int* wanted, size_t descriptors)
      : memory_(memory), size_(size), wanted_(wanted), descriptors_(descriptors) {}

  // Marks what it has received, or failed to, with kReceived. used: of the memory; it grows.
  void receive(Ready* ready, size_t count, size_t& used) const;

 private:
  [[maybe_unused]] char* memory_;
  [[maybe_unused]] size_t size_;
  [[maybe_unused]] const int* wanted_;
  [[maybe_unused]] size_t descriptors_;
};

}  // namespace pysocket
