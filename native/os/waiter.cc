#include "waiter.h"

#include <mutex>
#include <set>

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

}  // namespace

Waiter::Waiter(bool main) : sleeps_in_kernel_(main && prepare_kernel_sleep()) {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.waiters.insert(this);
}

Waiter::~Waiter() {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.waiters.erase(this);
}

void Waiter::wake() const {
  if (sleeps_in_kernel_) end_kernel_sleep();
  wake_.wake();
}

void wake_waiters(int fd) {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  for (const Waiter* waiter : all.waiters) {
    if (waiter->waits_on() == fd) waiter->wake();
  }
}

}  // namespace pysocket
