#include "trace.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <new>

#include "deadline.h"
#include "sys.h"
#include "traced_thread.h"

namespace pysocket {

const char* const kSyscallNames[] = {
#define PYSOCKET_SYSCALL(name) #name,
#include "syscalls.inc"
#undef PYSOCKET_SYSCALL
};
const size_t kSyscallCount = sizeof kSyscallNames / sizeof *kSyscallNames;

std::atomic<int> tracers_on{0};

namespace {

// Leaky on purpose: environments may end, and threads run, after static destructors have run.
struct Registry {
  std::mutex mutex;
  std::map<uint64_t, Tracer*> tracers;  // those that are on
  uint64_t last_id = 0;
};

Registry& registry() {
  static auto& instance = *new Registry;
  return instance;
}

// Changes whenever a tracer starts or stops.
std::atomic<uint64_t> changes{1};

thread_local TraceProducer* producer = nullptr;

// Null when memory is short.
std::shared_ptr<TraceRing> make_ring() {
  try {
    return std::make_shared<TraceRing>(sys::gettid());
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

}  // namespace

void TraceRecord::set_data(const void* from, int64_t size) {
  if (from == nullptr || size <= 0) return;
  data_size = static_cast<uint8_t>(std::min<int64_t>(size, sizeof data));
  std::memcpy(data, from, data_size);
}

void TraceRecord::set_address(const void* from, size_t size) {
  if (from == nullptr) return;
  address_size = static_cast<uint16_t>(std::min(size, sizeof address));
  std::memcpy(address, from, address_size);
}

bool TraceRecord::add_row(std::initializer_list<int32_t> row) {
  if (rows_count + row.size() > sizeof rows / sizeof *rows) return false;
  for (const int32_t number : row) rows[rows_count++] = number;
  return true;
}

TraceRecord* TraceRing::claim() {
  const uint32_t head = head_.load(std::memory_order_relaxed);
  if (head - tail_.load(std::memory_order_acquire) >= kRoom) {
    lost_.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
  }
  TraceRecord& record = records_[head % kRoom];
  record = {};
  record.thread = thread_;
  return &record;
}

void TraceRing::publish() {
  head_.store(head_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

bool TraceRing::empty() const {
  return head_.load(std::memory_order_acquire) == tail_.load(std::memory_order_relaxed);
}

size_t TraceRing::take(TraceRecord* out, size_t most) {
  const uint32_t tail = tail_.load(std::memory_order_relaxed);
  const uint32_t there = head_.load(std::memory_order_acquire) - tail;
  const auto count = static_cast<uint32_t>(std::min<size_t>(there, most));
  for (uint32_t i = 0; i < count; ++i) out[i] = records_[(tail + i) % kRoom];
  // Records are lost when the ring is full, so they follow the last one in it.
  if (count > 0 && count == there) out[count - 1].lost = lost_.exchange(0);
  tail_.store(tail + count, std::memory_order_release);
  return count;
}

TraceRing* TraceProducer::ring() {
  if (owner_ == 0) return ring_.get();
  const uint64_t now = changes.load(std::memory_order_acquire);
  if (now == seen_) return ring_.get();
  seen_ = now;
  ring_ = nullptr;
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  const auto found = all.tracers.find(owner_);
  if (found == all.tracers.end()) return nullptr;
  ring_ = make_ring();
  if (ring_ != nullptr) found->second->others_.push_back(ring_);
  return ring_.get();
}

Tracer::Tracer() {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  id_ = ++all.last_id;
}

Tracer::~Tracer() { stop(); }

bool Tracer::start() {
  if (on()) return true;
  std::shared_ptr<TraceRing> own = make_ring();
  if (own == nullptr) return false;
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  own_ = std::move(own);
  all.tracers[id_] = this;
  ++changes;
  ++tracers_on;
  return true;
}

void Tracer::stop() {
  if (!on()) return;
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.tracers.erase(id_);
  own_ = nullptr;
  others_.clear();
  ++changes;
  --tracers_on;
}

bool Tracer::has_records() const {
  if (!on()) return false;
  if (!own_->empty()) return true;
  const std::lock_guard<std::mutex> lock(registry().mutex);
  return std::any_of(others_.begin(), others_.end(),
                     [](const auto& ring) { return !ring->empty(); });
}

size_t Tracer::take(TraceRecord* out, size_t most) {
  if (!on()) return 0;
  size_t taken = own_->take(out, most);
  const std::lock_guard<std::mutex> lock(registry().mutex);
  for (const auto& ring : others_) taken += ring->take(out + taken, most - taken);
  return taken;
}

Tracer::Scope::Scope(Tracer& tracer, int16_t method) : before_(producer) {
  method_ = method;
  if (tracer.on() && !tracer.muted()) ring_ = tracer.own_;
  producer = this;
}

Tracer::Scope::~Scope() { producer = before_; }

TracedThread::TracedThread(uint64_t owner) {
  owner_ = owner;
  producer = this;
}

TracedThread::~TracedThread() { producer = nullptr; }

TracedCall::TracedCall(Syscall syscall)
    : syscall_(syscall), ring_(producer == nullptr ? nullptr : producer->ring()) {
  if (ring_ == nullptr) return;
  method_ = producer->method();
  started_ = monotonic_ns();
}

TraceRecord* TracedCall::returned(int64_t result) {
  if (ring_ == nullptr) return nullptr;
  error_ = errno;
  TraceRecord* const record = ring_->claim();
  if (record == nullptr) return nullptr;
  record->started = started_;
  record->duration = monotonic_ns() - started_;
  record->result = result;
  record->error = result < 0 ? error_ : 0;
  record->syscall = syscall_;
  record->method = method_;
  errno = error_;
  return record;
}

void TracedCall::publish() {
  ring_->publish();
  errno = error_;
}

}  // namespace pysocket
