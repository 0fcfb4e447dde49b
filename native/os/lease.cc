#include "lease.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

#include "close_descriptor.h"
#include "close_listener.h"
#include "waiter.h"

namespace pysocket {

struct Slot {
  std::atomic<uint64_t> state{0};
  std::atomic<uint8_t> habits{0};
  std::atomic<int> error{0};
};

namespace {

// Slots come in blocks, and blocks in shelves. They are allocated on first use and never freed,
// because they are read without a lock, and because after process.exit() threads may still run
// while destructors do. There are enough for every number that fits an int.
constexpr unsigned kBits = 10;
constexpr unsigned kBlockSize = 1u << kBits;
constexpr unsigned kShelfSize = 1u << kBits;
constexpr unsigned kShelves = 1u << (31 - 2 * kBits);

// The distance between two numbers. Windows' handles are multiples of 4.
#ifdef _WIN32
constexpr unsigned kNumbersApart = 4;
#else
constexpr unsigned kNumbersApart = 1;
#endif

// The state of a slot: the number of leases, the bearer of the number, and two marks.
constexpr uint64_t kClosing = uint64_t{1} << 63;  // no new leases
constexpr uint64_t kGone = uint64_t{1} << 62;     // close(2) has been, or is being, called
constexpr uint64_t kBearer = uint64_t{1} << 32;
constexpr uint64_t kBearerMask = (kGone - 1) & ~(kBearer - 1);
constexpr uint64_t kLeaseMask = kBearer - 1;

using Block = std::array<Slot, kBlockSize>;
using Shelf = std::array<std::atomic<Block*>, kShelfSize>;

std::array<std::atomic<Shelf*>, kShelves> shelves;

// Returns what the pointer points to, and makes it if needed. Null if memory is short.
template <class T>
T* made(std::atomic<T*>& pointer) {
  T* found = pointer.load(std::memory_order_acquire);
  if (found != nullptr) return found;
  std::unique_ptr<T> fresh(new (std::nothrow) T{});
  if (fresh == nullptr) return nullptr;
  if (!pointer.compare_exchange_strong(found, fresh.get(), std::memory_order_acq_rel)) return found;
  return fresh.release();
}

// Null for a number that no descriptor has, or if memory is short.
Slot* slot_of(int fd) {
  if (fd < 0) return nullptr;
  const unsigned number = static_cast<unsigned>(fd) / kNumbersApart;
  Shelf* const shelf = made(shelves[number >> (2 * kBits)]);
  if (shelf == nullptr) return nullptr;
  Block* const block = made((*shelf)[(number >> kBits) & (kShelfSize - 1)]);
  return block == nullptr ? nullptr : &(*block)[number & (kBlockSize - 1)];
}

// The state of a slot for the number's next bearer: the leases stay, the marks go.
constexpr uint64_t next_bearer(uint64_t state) {
  return (((state & kBearerMask) + kBearer) & kBearerMask) | (state & kLeaseMask);
}

// Calls close(2) if the descriptor is marked, no lease is held and no other thread has called it.
// seen: the slot's state after the caller's last change.
//
// The mark stays during the call. If it ended before close(2), a thread could take a lease in
// between and sleep on a descriptor that no longer exists. The mark may also end long after the
// descriptor, because close(2) lingers if told to. Then the number can have a new bearer, whose
// marks must not be cleared.
Result close_unused(int fd, Slot& slot, uint64_t seen) {
  if ((seen & (kClosing | kGone)) != kClosing || (seen & kLeaseMask) != 0) return 0;
  if (!slot.state.compare_exchange_strong(seen, seen | kGone, std::memory_order_seq_cst)) return 0;
  const Result result = close_descriptor(fd);
  // The next bearer may belong to code that does not tell us. Code that remembers the old bearer
  // must not mistake the new one for it.
  uint64_t now = slot.state.load();
  while ((now & kBearerMask) == (seen & kBearerMask) &&
         !slot.state.compare_exchange_weak(now, next_bearer(now))) {
  }
  return result;
}

Result end_lease(int fd, Slot& slot) {
  return close_unused(fd, slot, slot.state.fetch_sub(1, std::memory_order_seq_cst) - 1);
}

// made: there is a new bearer, even if the end of the last one was not reported. But a thread that
// is about to close the number must still find its mark.
int renew(int fd, bool made) {
  Slot* slot = slot_of(fd);
  if (slot == nullptr) return fd;
  slot->habits.store(0, std::memory_order_relaxed);
  slot->error.store(0, std::memory_order_relaxed);
  uint64_t now = slot->state.load();
  while ((now & kGone) != 0 || (made && (now & kClosing) == 0)) {
    if (slot->state.compare_exchange_weak(now, next_bearer(now))) break;
  }
  return fd;
}

}  // namespace

Lease::Lease(int fd) : fd_(fd), slot_(slot_of(fd)) {
  if (slot_ == nullptr) return;
  if ((slot_->state.fetch_add(1, std::memory_order_seq_cst) & kClosing) == 0) return;
  end_lease(fd, *slot_);
  slot_ = nullptr;
}

Lease::~Lease() {
  if (slot_ != nullptr) end_lease(fd_, *slot_);
}

bool Lease::has_habit(uint8_t habit) const {
  return (slot_->habits.load(std::memory_order_relaxed) & habit) != 0;
}

void Lease::set_habit(uint8_t habit, bool has) const {
  const int before = slot_->habits.load(std::memory_order_relaxed);
  const int after = has ? before | habit : before & ~habit;
  if (after != before) {
    slot_->habits.store(static_cast<uint8_t>(after), std::memory_order_relaxed);
  }
}

void Lease::keep_error(int error) const { slot_->error.store(error); }

int Lease::take_error() const {
  if (slot_->error.load(std::memory_order_relaxed) == 0) return 0;
  return slot_->error.exchange(0);
}

bool closing(int fd) {
  Slot* slot = slot_of(fd);
  return slot == nullptr || (slot->state.load(std::memory_order_seq_cst) & kClosing) != 0;
}

int fresh(int fd) { return renew(fd, true); }

int adopted(int fd) { return renew(fd, false); }

int used_as_number(int fd) {
  const Slot* slot = slot_of(fd);
  const bool gone = slot != nullptr && (slot->state.load() & kGone) != 0;
  return gone ? adopted(fd) : fd;
}

uint32_t bearer(int fd) {
  const Slot* slot = slot_of(fd);
  if (slot == nullptr) return 0;
  return static_cast<uint32_t>((slot->state.load() & kBearerMask) / kBearer);
}

Result close_leased(int fd) {
  Slot* slot = slot_of(fd);
  if (slot == nullptr) return kNoDescriptor;
  // This lease keeps another one that ends meanwhile from closing the descriptor first.
  const uint64_t before = slot->state.fetch_add(1, std::memory_order_seq_cst);
  if (((before | slot->state.fetch_or(kClosing, std::memory_order_seq_cst)) & kClosing) != 0) {
    end_lease(fd, *slot);
    return kNoDescriptor;
  }
  wake_waiters(fd);
  tell_close_listeners(fd);
  return end_lease(fd, *slot);
}

}  // namespace pysocket
