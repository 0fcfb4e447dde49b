#include "../../native/engine/thread_watch.h"

#include <array>
#include <atomic>
#include <thread>

#include "../../native/engine/engine.h"
#include "check.h"
#include "watching.h"

using namespace pysocket;

namespace {

// Takes JavaScript's part: it is woken, collects, and says so.
struct Woken {
  std::atomic<int> times{0};
  static void tell(void* data) { ++static_cast<Woken*>(data)->times; }
  void wait_for(int count) const {
    while (times.load() < count) std::this_thread::yield();
  }
};

}  // namespace

TEST(thread_watch_tells_once_until_it_is_resumed) {
  SKIP_IF(kEmulation, kCannotWait);
  Engine engine;
  Woken woken;
  ThreadWatch watch(Woken::tell, &woken);
  CHECK(watch.start(engine));
  std::array<Ready, 8> ready{};
  for (int i = 1; i <= 500; ++i) {
    engine.on_finished(i);
    woken.wait_for(i);
    engine.on_finished(-i);
    CHECK(woken.times.load() == i);
    while (engine.collect(ready.data(), ready.size()) > 0) {
    }
    watch.resume();
  }
  watch.stop();
  watch.stop();
}

TEST(thread_watch_ends_in_every_state) {
  SKIP_IF(kEmulation, kCannotWait);
  for (int i = 0; i < 200; ++i) {
    Engine engine;
    Woken woken;
    ThreadWatch watch(Woken::tell, &woken);
    CHECK(watch.start(engine));
    if (i % 4 == 1) engine.on_finished(1);
    if (i % 4 == 2) {
      engine.on_finished(1);
      woken.wait_for(1);
    }
    if (i % 4 == 3) {
      engine.on_finished(1);
      woken.wait_for(1);
      watch.resume();
    }
  }
}

TEST(thread_watch_misses_nothing_of_many_threads) {
  SKIP_IF(kEmulation, kCannotWait);
  constexpr int kThreads = 3;
  constexpr int kEach = 300;
  Engine engine;
  Woken woken;
  ThreadWatch watch(Woken::tell, &woken);
  CHECK(watch.start(engine));
  std::array<std::thread, kThreads> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads[t] = std::thread([&engine, t] {
      for (int i = 0; i < kEach; ++i) engine.on_finished(t * kEach + i);
    });
  }
  std::array<Ready, 8> ready{};
  int found = 0;
  for (int wakes = 1; found < kThreads * kEach; ++wakes) {
    woken.wait_for(wakes);
    for (size_t count; (count = engine.collect(ready.data(), ready.size())) > 0;) {
      found += static_cast<int>(count);
    }
    watch.resume();
  }
  for (auto& thread : threads) thread.join();
}
