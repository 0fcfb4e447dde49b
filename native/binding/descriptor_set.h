// A set of descriptors, each with the bearer of its number (lease.h). There is one word per number,
// since the kernel gives out the lowest free number. The words come in blocks, since a number may
// be arbitrarily large.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

namespace pysocket {

class DescriptorSet {
 public:
  // False if fd is not a descriptor, or memory is short.
  [[nodiscard]] bool insert(int fd, uint32_t bearer) {
    if (fd < 0 || !reserve(block_of(fd) + 1)) return false;
    std::unique_ptr<Block>& block = blocks_[block_of(fd)];
    if (block == nullptr) {
      std::unique_ptr<Block> fresh(new (std::nothrow) Block{});
      if (fresh == nullptr) return false;
      block = std::move(fresh);
    }
    (*block)[place_of(fd)] = bearer + 1;
    return true;
  }

  // Returns whether fd was in the set.
  bool erase(int fd) {
    if (fd < 0 || block_of(fd) >= size_ || blocks_[block_of(fd)] == nullptr) return false;
    return std::exchange((*blocks_[block_of(fd)])[place_of(fd)], kAbsent) != kAbsent;
  }

  // Calls visit(fd, bearer) for each descriptor.
  template <class Visit>
  void each(Visit visit) const {
    for (size_t at = 0; at < size_; ++at) {
      if (blocks_[at] == nullptr) continue;
      for (size_t place = 0; place < kBlock; ++place) {
        const uint32_t word = (*blocks_[at])[place];
        if (word != kAbsent) visit(static_cast<int>(at * kBlock + place), word - 1);
      }
    }
  }

 private:
  static constexpr uint32_t kAbsent = 0;
  static constexpr size_t kBlock = 256;
  using Block = std::array<uint32_t, kBlock>;

  static size_t block_of(int fd) { return static_cast<size_t>(fd) / kBlock; }
  static size_t place_of(int fd) { return static_cast<size_t>(fd) % kBlock; }

  bool reserve(size_t wanted) {
    if (wanted <= size_) return true;
    const size_t size = std::max(wanted, 2 * size_);
    std::unique_ptr<std::unique_ptr<Block>[]> blocks(new (std::nothrow)
                                                         std::unique_ptr<Block>[size]());
    if (blocks == nullptr) return false;
    std::move(blocks_.get(), blocks_.get() + size_, blocks.get());
    blocks_ = std::move(blocks);
    size_ = size;
    return true;
  }

  std::unique_ptr<std::unique_ptr<Block>[]> blocks_;
  size_t size_ = 0;
};

}  // namespace pysocket
