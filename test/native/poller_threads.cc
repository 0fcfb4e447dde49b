#include <atomic>
#include <thread>

#include "../../native/os/lease.h"
#include "check.h"
#include "sockets.h"
#include "watching.h"

using namespace pysocket;

TEST(poller_wakes_a_thread_that_waits) {
  SKIP_IF(kEmulation, kCannotWait);
  Watching watching;
  CHECK(!watching.poller.wait(0));
  CHECK(!watching.poller.wait(1));
  std::thread waker([&] { watching.poller.wake(); });
  CHECK(watching.poller.wait(-1));
  waker.join();
  // A wake that has not been collected is reported again.
  CHECK(watching.poller.wait(-1));
  watching.poller.wake();
  watching.poller.wake();
  CHECK(watching.quiet());
  CHECK(watching.woken == 1);
  watching.poller.wake();
  CHECK(watching.quiet());
  CHECK(watching.woken == 2);
}

TEST(poller_loses_no_wake_of_many_threads) {
  SKIP_IF(kEmulation, kCannotWait);
  constexpr int kThreads = 3;
  constexpr int kEach = 500;
  Watching watching;
  std::atomic<int> said{0};
  std::atomic<int> heard{0};
  std::array<std::thread, kThreads> threads;
  for (auto& thread : threads) {
    thread = std::thread([&] {
      for (int i = 0; i < kEach; ++i) {
        ++said;
        watching.poller.wake();
        if (i % 7 == 0) std::this_thread::yield();
      }
    });
  }
  // Every thread that has said something is heard, even if several wakes coincide.
  while (heard.load() < kThreads * kEach) {
    CHECK(watching.poller.wait(-1));
    watching.collect();
    heard.store(said.load());
  }
  for (auto& thread : threads) thread.join();
  CHECK(watching.woken >= 1);
}

// ThreadWatch and JavaScript's thread share a poller in the same way.
TEST(poller_is_waited_for_on_one_thread_and_collected_on_another) {
  SKIP_IF(kEmulation, kCannotWait);
  constexpr int kRounds = 300;
  Watching watching;
  const net::Pair pair;
  std::atomic<int> waited{0};
  std::atomic<int> collected{0};
  std::thread waiting([&] {
    for (int i = 1; i <= kRounds; ++i) {
      CHECK(watching.poller.wait(-1));
      waited.store(i);
      while (collected.load() < i) std::this_thread::yield();
    }
  });
  int bytes = 0;
  CHECK(watching.poller.add(pair.here) == 0);
  for (int i = 1; i <= kRounds; ++i) {
    net::send_some(pair.there, 1);
    while (waited.load() < i) std::this_thread::yield();
    watching.collect();
    bytes += net::drain(pair.here);
    watching.rearm(pair.here, kReadable);
    collected.store(i);
  }
  waiting.join();
  while (bytes < kRounds) bytes += net::drain(pair.here);
  watching.poller.remove(pair.here);
  CHECK(close_leased(pair.here) == 0);
  CHECK(close_leased(pair.there) == 0);
}
