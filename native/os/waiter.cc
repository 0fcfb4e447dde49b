#include "waiter.h"

#include <mutex>
#include <new>
#include <set>

#include "first_thread.h"
#include "kernel_sleep.h"

namespace pysocket {
namespace {

// Leaky on purpose: environments may end after static destructors have run.
struct Registry {
  std::mutex mutex;
  std::set<const Waiter*> waiters;
};

Registry& registry() {
  static auto& instance = *new Registry;
  return instance;
}

// The head of a list that only grows.
std::atomic<SignalWaiter*> signal_waiters{nullptr};

}  // namespace

Waiter::Waiter() : first_thread_(is_first_thread()) {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.waiters.insert(this);
}

Waiter::~Waiter() {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.waiters.erase(this);
}

bool Waiter::can_sleep_in_kernel() const {
  return first_thread_ && pysocket::can_sleep_in_kernel();
}

void Waiter::wake() const {
  if (first_thread_) end_kernel_sleep();
  wake_.wake();
}

void wake_waiters(int fd) {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  for (const Waiter* waiter : all.waiters) {
    if (waiter->waits_on() == fd) waiter->wake();
  }
}

LentSignalWaiter lend_signal_waiter() {
  for (SignalWaiter* one = signal_waiters; one != nullptr; one = one->next) {
    bool lent = false;
    if (one->lent.compare_exchange_strong(lent, true)) return LentSignalWaiter(one);
  }
  LentSignalWaiter fresh(new (std::nothrow) SignalWaiter);
  if (fresh == nullptr) return nullptr;
  fresh->next = signal_waiters;
  while (!signal_waiters.compare_exchange_weak(fresh->next, fresh.get())) {
  }
  return fresh;
}

struct ThreadWaiter::Shared {
  explicit Shared(bool minds_signals)
      : lent(minds_signals ? lend_signal_waiter() : nullptr),
        own(lent == nullptr ? std::make_unique<Waiter>() : nullptr) {}

  LentSignalWaiter lent;
  std::unique_ptr<Waiter> own;
  int users = 0;
};

thread_local ThreadWaiter::Shared* ThreadWaiter::of_this_thread = nullptr;

ThreadWaiter::ThreadWaiter(bool minds_signals) : shared_(of_this_thread) {
  if (shared_ == nullptr) {
    shared_ = std::make_unique<Shared>(minds_signals).release();
    of_this_thread = shared_;
  }
  ++shared_->users;
}

ThreadWaiter::~ThreadWaiter() {
  if (--shared_->users > 0) return;
  const std::unique_ptr<Shared> last(shared_);
  if (of_this_thread == shared_) of_this_thread = nullptr;
}

Waiter& ThreadWaiter::waiter() const {
  return shared_->lent == nullptr ? *shared_->own : shared_->lent->waiter;
}

void wake_signal_waiters() {
  for (const SignalWaiter* one = signal_waiters; one != nullptr; one = one->next) {
    if (one->lent) one->waiter.wake();
  }
}

}  // namespace pysocket
