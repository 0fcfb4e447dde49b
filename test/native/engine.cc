#include "../../native/engine/engine.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <map>
#include <thread>
#include <vector>

#include "../../native/os/close_descriptor.h"
#include "../../native/os/lease.h"
#include "check.h"
#include "sockets.h"
#include "watching.h"

using namespace pysocket;

namespace {

constexpr int kLong = 20000;

// Waits until the engine has reported these bits of fd.
void until(Engine& engine, int fd, int bits) {
  for (int told = 0; (told & bits) != bits;) {
    CHECK(engine.wait(kLong));
    std::array<Ready, 16> ready{};
    const size_t count = engine.collect(ready.data(), ready.size());
    for (size_t i = 0; i < count; ++i) told |= ready[i].fd == fd ? ready[i].bits : 0;
  }
}

// Everything that the engine has to report, by descriptor.
std::map<int, int> collect(Engine& engine) {
  std::map<int, int> found;
  std::array<Ready, 16> ready{};
  for (size_t count; (count = engine.collect(ready.data(), ready.size())) > 0;) {
    for (size_t i = 0; i < count; ++i) found[ready[i].fd] |= ready[i].bits;
  }
  return found;
}

}  // namespace

TEST(engine_tells_each_change_once) {
  SKIP_IF(kEmulation, kCannotWait);
  Engine engine;
  CHECK(engine.usable());
  const net::Pair pair;
  CHECK(engine.watch(pair.here) == 0);
  CHECK(engine.watch(pair.here) == 0);
  until(engine, pair.here, kWritable);
  CHECK(collect(engine).empty());
  CHECK(!engine.wait(0));

  net::send_some(pair.there, 1);
  until(engine, pair.here, kReadable);
  CHECK(collect(engine).empty());
  CHECK(net::drain(pair.here) == 1);
  CHECK(engine.rearm(pair.here, kReadable) == 0);
  CHECK(collect(engine).empty());
  CHECK(close_leased(pair.there) == 0);
  until(engine, pair.here, kEnded);

  engine.unwatch(pair.here);
  engine.unwatch(pair.here);
  CHECK(close_leased(pair.here) == 0);
  CHECK(engine.watch(pair.here) < 0);
}

TEST(engine_tells_that_a_number_has_another_bearer) {
  SKIP_IF(kEmulation, kCannotWait);
  Engine engine;
  const net::Pair pair;
  CHECK(engine.watch(pair.here) == 0);
  CHECK(engine.watch(pair.here) == 0);
  // Closed behind the engine's back, by code that knows nothing of leases.
  CHECK(close_descriptor(pair.here) == 0);
  const net::Pair next;
  SKIP_IF(next.here != pair.here, "the number is not given again at once");
#if defined(__linux__) && !defined(PYSOCKET_KQUEUE)
  CHECK(engine.watch(next.here) == 1);
#else
  CHECK(engine.watch(next.here) >= 0);
#endif
  collect(engine);
  net::send_some(next.there, 1);
  until(engine, next.here, kReadable);
  engine.unwatch(next.here);
}

TEST(engine_keeps_the_number_until_it_is_told_to_let_go) {
  SKIP_IF(kEmulation, kCannotWait);
  Engine engine;
  const net::Pair pair;
  CHECK(engine.watch(pair.here) == 0);
  collect(engine);
  std::thread closer([&] { CHECK(close_leased(pair.here) == 0); });
  closer.join();
  CHECK(engine.wait(kLong));
  CHECK((collect(engine)[pair.here] & kClosed) != 0);
  // Marked as closed, but the kernel still has it.
  CHECK(net::is_open(pair.here));
  engine.unwatch(pair.here);
  CHECK(!net::is_open(pair.here));
  CHECK(close_leased(pair.there) == 0);
}

TEST(engine_does_not_watch_what_is_being_closed) {
  Engine engine;
  const net::Pair pair;
  {
    const Lease lease(pair.here);
    CHECK(close_leased(pair.here) == 0);
    CHECK(engine.watch(pair.here) == kNoDescriptor);
  }
  CHECK(close_leased(pair.there) == 0);
}

TEST(engine_with_closers_on_other_threads) {
  constexpr int kThreads = 3;
  constexpr int kRounds = 400;
  Engine engine;
  std::array<std::atomic<int>, kThreads> handed{};
  for (auto& each : handed) each.store(-1);
  std::atomic<int> running{kThreads};
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < kRounds; ++round) {
        const net::Pair pair;
        // The number stays ours until the other thread is done with it.
        const Lease lease(pair.here);
        handed[i].store(pair.here);
        net::send_some(pair.there, 1);
        // Closes sometimes before the number is watched, sometimes meanwhile, sometimes after.
        while (round % 2 == 0 && handed[i].load() == pair.here) std::this_thread::yield();
        CHECK(close_leased(pair.here) == 0);
        CHECK(close_leased(pair.there) == 0);
        while (handed[i].load() == pair.here) std::this_thread::yield();
      }
      --running;
    });
  }
  // This is the environment's thread. Each number that it watches is reported as closed.
  std::map<int, int> watched;
  while (running.load() > 0 || !watched.empty()) {
    for (auto& each : handed) {
      const int fd = each.load();
      if (fd < 0) continue;
      if (watched.count(fd) == 0 && engine.watch(fd) == 0) watched[fd] = 1;
      each.store(-1);
    }
    for (const auto& [fd, bits] : collect(engine)) {
      if ((bits & kClosed) == 0) continue;
      CHECK(watched.erase(fd) == 1);
      engine.unwatch(fd);
    }
  }
  for (auto& thread : threads) thread.join();
}

TEST(engines_come_and_go_while_descriptors_are_closed) {
  std::atomic<bool> over{false};
  std::thread closer([&] {
    while (!over.load()) {
      const net::Pair pair;
      CHECK(close_leased(pair.here) == 0);
      CHECK(close_leased(pair.there) == 0);
    }
  });
  for (int i = 0; i < 300; ++i) {
    Engine engine;
    const net::Pair pair;
    CHECK(engine.watch(pair.here) == 0);
    collect(engine);
    CHECK(close_leased(pair.here) == 0);
    CHECK(close_leased(pair.there) == 0);
  }
  over.store(true);
  closer.join();
}
