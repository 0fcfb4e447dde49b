#include "jobs.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <climits>
#include <condition_variable>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>

#include "../os/traced_thread.h"
#include "masked_signals.h"

namespace pysocket {
namespace {

// The resolver waits for servers, not for processors.
constexpr int kMostThreads = 8;
constexpr std::chrono::seconds kIdle{5};

}  // namespace

// Outlives the Jobs while a thread is still busy.
struct Jobs::State {
  std::atomic<int> references{0};
  std::mutex mutex;
  std::condition_variable wanted;
  std::function<void(int)> finished;  // empty: the Jobs have been destroyed
  std::map<int, std::unique_ptr<Job>> waiting;
  std::map<int, std::unique_ptr<Job>> done;
  int last_id = 0;
  int threads = 0;
  int idle = 0;
  uint64_t traced_by = 0;
};

class Jobs::StateReference {
 public:
  explicit StateReference(std::unique_ptr<State> state) : StateReference(state.release()) {}
  StateReference(const StateReference& other) : StateReference(other.state_) {}
  ~StateReference() {
    if (state_->references.fetch_sub(1) == 1) const std::unique_ptr<State> last(state_);
  }
  StateReference& operator=(const StateReference&) = delete;

  State& operator*() const { return *state_; }

 private:
  explicit StateReference(State* state) : state_(state) { state_->references.fetch_add(1); }

  State* state_;
};

Jobs::Jobs(std::function<void(int)> finished, uint64_t traced_by)
    : state_(std::make_unique<StateReference>(std::make_unique<State>())) {
  (**state_).finished = std::move(finished);
  (**state_).traced_by = traced_by;
}

Jobs::~Jobs() {
  State& state = **state_;
  const std::lock_guard<std::mutex> lock(state.mutex);
  state.finished = nullptr;
  state.waiting.clear();
  state.done.clear();
  state.wanted.notify_all();
}

int Jobs::start(std::unique_ptr<Job> job) {
  State& state = **state_;
  const std::lock_guard<std::mutex> lock(state.mutex);
  state.last_id = state.last_id == INT_MAX ? 1 : state.last_id + 1;
  const int id = state.last_id;
  const bool more = state.idle < static_cast<int>(state.waiting.size()) + 1;
  if (more && state.threads < kMostThreads) {
    const MaskedSignals masked;
    int error = 0;
    try {
      std::thread(work, *state_).detach();
      ++state.threads;
    } catch (const std::system_error& failure) {
      error = failure.code().value();
    }
    if (error != 0 && state.threads == 0) return -error;
  }
  state.waiting.emplace(id, std::move(job));
  state.wanted.notify_one();
  return id;
}

std::unique_ptr<Job> Jobs::take(int id) {
  State& state = **state_;
  const std::lock_guard<std::mutex> lock(state.mutex);
  const auto found = state.done.find(id);
  if (found == state.done.end()) return nullptr;
  std::unique_ptr<Job> job = std::move(found->second);
  state.done.erase(found);
  return job;
}

void Jobs::work(const StateReference& shared) {
  State& state = *shared;
  const TracedThread traced(state.traced_by);
  std::unique_lock<std::mutex> lock(state.mutex);
  for (;;) {
    ++state.idle;
    // Not the steady clock: old C libraries lack its wait. A thread that ends earlier or later does
    // no harm.
    const bool found = state.wanted.wait_until(lock, std::chrono::system_clock::now() + kIdle, [&] {
      return !state.waiting.empty() || !state.finished;
    });
    --state.idle;
    if (!found || !state.finished) break;
    const auto first = state.waiting.begin();
    const int id = first->first;
    std::unique_ptr<Job> job = std::move(first->second);
    state.waiting.erase(first);
    lock.unlock();
    job->run();
    lock.lock();
    if (!state.finished) break;
    state.done.emplace(id, std::move(job));
    state.finished(id);
  }
  --state.threads;
}

}  // namespace pysocket
