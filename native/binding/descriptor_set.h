// A set of descriptors: a bit for each number, for the kernel gives out the lowest that is free.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

namespace pysocket {

class DescriptorSet {
 public:
  // False: it is no descriptor, or there is no memory.
  [[nodiscard]] bool insert(int fd) {
    if (fd < 0 || !reserve(word_of(fd) + 1)) return false;
    words_[word_of(fd)] |= bit_of(fd);
    return true;
  }

  // Was it there?
  bool erase(int fd) {
    if (fd < 0 || word_of(fd) >= size_ || (words_[word_of(fd)] & bit_of(fd)) == 0) return false;
    words_[word_of(fd)] &= ~bit_of(fd);
    return true;
  }

  template <class Visit>
  void each(Visit visit) const {
    for (size_t word = 0; word < size_; ++word) {
      if (words_[word] == 0) continue;
      for (size_t bit = 0; bit < kBits; ++bit) {
        if ((words_[word] >> bit & 1) != 0) visit(static_cast<int>(word * kBits + bit));
      }
    }
  }

 private:
  static constexpr size_t kBits = 64;
  static size_t word_of(int fd) { return static_cast<size_t>(fd) / kBits; }
  static uint64_t bit_of(int fd) { return uint64_t{1} << (static_cast<size_t>(fd) % kBits); }

  bool reserve(size_t wanted) {
    if (wanted <= size_) return true;
    const size_t size = std::max(wanted, 2 * size_);
    std::unique_ptr<uint64_t[]> words(new (std::nothrow) uint64_t[size]());
    if (words == nullptr) return false;
    std::copy_n(words_.get(), size_, words.get());
    words_ = std::move(words);
    size_ = size;
    return true;
  }

  std::unique_ptr<uint64_t[]> words_;
  size_t size_ = 0;
};

}  // namespace pysocket
