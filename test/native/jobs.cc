#include "../../native/engine/jobs.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "../../native/engine/engine.h"
#include "check.h"

using namespace pysocket;

namespace {

class Sum : public Job {
 public:
  explicit Sum(int upto) : upto_(upto) {}
  void run() override {
    for (int i = 1; i <= upto_; ++i) sum += i;
  }
  int sum = 0;

 private:
  int upto_;
};

// A gate that a job waits behind.
class Gate {
 public:
  void open() {
    const std::lock_guard<std::mutex> lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void pass() {
    std::unique_lock<std::mutex> lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
    --waiting_;
    changed_.notify_all();
  }
  void until_waiting(int count) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ == count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int waiting_ = 0;
};

class Behind : public Job {
 public:
  explicit Behind(Gate& gate) : gate_(gate) {}
  void run() override { gate_.pass(); }

 private:
  Gate& gate_;
};

}  // namespace

TEST(jobs_are_told_to_the_engine_and_taken_once) {
  constexpr int kJobs = 500;
  Engine engine;
  Jobs jobs([&engine](int job) { engine.on_finished(job); });
  std::set<int> started;
  for (int i = 0; i < kJobs; ++i) {
    const int id = jobs.start(std::make_unique<Sum>(100));
    CHECK(id > 0);
    started.insert(id);
  }
  std::array<Ready, 8> ready{};
  while (!started.empty()) {
    const size_t count = engine.collect(ready.data(), ready.size());
    for (size_t i = 0; i < count; ++i) {
      CHECK(ready[i].bits == kFinished);
      CHECK(started.erase(ready[i].fd) == 1);
      const auto job = jobs.take(ready[i].fd);
      CHECK(job != nullptr && static_cast<Sum&>(*job).sum == 5050);
      CHECK(jobs.take(ready[i].fd) == nullptr);
    }
  }
}

TEST(jobs_that_run_are_not_waited_for_at_the_end) {
  // Both outlive the Jobs, because threads that are still running use them.
  static Gate gate;
  static std::atomic<int> told{0};
  {
    Jobs jobs([](int) { ++told; });
    for (int i = 0; i < 20; ++i) CHECK(jobs.start(std::make_unique<Behind>(gate)) > 0);
    gate.until_waiting(8);  // the limit of threads; the other jobs wait for one
  }
  CHECK(told.load() == 0);
  gate.open();
  gate.until_waiting(0);
}

TEST(jobs_come_and_go) {
  for (int i = 0; i < 100; ++i) {
    Engine engine;
    Jobs jobs([&engine](int job) { engine.on_finished(job); });
    for (int k = 0; k < 5; ++k) CHECK(jobs.start(std::make_unique<Sum>(10)) > 0);
  }
}
