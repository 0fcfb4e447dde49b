#include "close_listener.h"

#include <mutex>
#include <set>

namespace pysocket {
namespace {

// Leaky on purpose: environments may end after static destructors have run.
struct Registry {
  std::mutex mutex;
  std::set<CloseListener*> listeners;
};

Registry& registry() {
  static auto& instance = *new Registry;
  return instance;
}

}  // namespace

void CloseListener::start_listening() {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.listeners.insert(this);
}

CloseListener::~CloseListener() { stop_listening(); }

void CloseListener::stop_listening() {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.listeners.erase(this);
}

void tell_close_listeners(int fd) {
  Registry& all = registry();
  const std::lock_guard<std::mutex> lock(all.mutex);
  for (CloseListener* listener : all.listeners) listener->on_closing(fd);
}

}  // namespace pysocket
