#include "lease.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

#include "waiter.h"

namespace pysocket {
namespace {

// Slots come in blocks allocated on first use and never freed: a block is read without a lock, and
// after process.exit() threads may still run while destructors do.
constexpr unsigned kBlockBits = 10;
constexpr unsigned kBlockSize = 1u << kBlockBits;
constexpr unsigned kBlocks =
    1u << 11;  // up to 2,097,152 descriptors, the kernel's default fs.nr_open x 2
constexpr uint32_t kClosing = 1u << 31;

using Slot = std::atomic<uint32_t>;
using Block = std::array<Slot, kBlockSize>;

std::array<std::atomic<Block*>, kBlocks> blocks;

// Null for a number that no descriptor has, or when memory is short.
Slot* slot_of(int fd) {
  const auto number = static_cast<unsigned>(fd);
  const unsigned index = number >> kBlockBits;
  if (fd < 0 || index >= kBlocks) return nullptr;
  Block* block = blocks[index].load(std::memory_order_acquire);
  if (block == nullptr) {
    std::unique_ptr<Block> fresh(new (std::nothrow) Block{});
    if (!fresh) return nullptr;
    if (blocks[index].compare_exchange_strong(block, fresh.get(), std::memory_order_acq_rel)) {
      block = fresh.release();
    }
  }
  return &(*block)[number & (kBlockSize - 1)];
}

Result close_now(int fd, Slot& slot) {
  // The mark goes first: from close(2) on the kernel may hand the number to another thread.
  slot.store(0, std::memory_order_seq_cst);
  return ::close(fd) == 0 ? 0 : failure();
}

void end_lease(int fd, Slot& slot) {
  if (slot.fetch_sub(1, std::memory_order_seq_cst) == (kClosing | 1)) close_now(fd, slot);
}

}  // namespace

Lease::Lease(int fd) : fd_(fd), held_(false) {
  Slot* slot = slot_of(fd);
  if (slot == nullptr) return;
  held_ = (slot->fetch_add(1, std::memory_order_seq_cst) & kClosing) == 0;
  if (!held_) end_lease(fd, *slot);
}

Lease::~Lease() {
  if (held_) end_lease(fd_, *slot_of(fd_));
}

bool closing(int fd) {
  Slot* slot = slot_of(fd);
  return slot == nullptr || (slot->load(std::memory_order_seq_cst) & kClosing) != 0;
}

Result close_leased(int fd) {
  Slot* slot = slot_of(fd);
  if (slot == nullptr) return -EBADF;
  // Our own count of one keeps a lease that ends meanwhile from closing before us.
  const uint32_t before = slot->fetch_add(1, std::memory_order_seq_cst);
  if (((before | slot->fetch_or(kClosing, std::memory_order_seq_cst)) & kClosing) != 0) {
    end_lease(fd, *slot);
    return -EBADF;
  }
  wake_waiters(fd);
  if (slot->fetch_sub(1, std::memory_order_seq_cst) == (kClosing | 1)) return close_now(fd, *slot);
  return 0;
}

}  // namespace pysocket
