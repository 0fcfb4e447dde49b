#include "../../native/engine/engine.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <map>
#include <thread>
#include <vector>

#include "../../native/os/lease.h"
#include "check.h"

using namespace pysocket;

namespace {

struct Pair {
  Pair() {
    int fds[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0);
    near = fresh(fds[0]);
    far = fresh(fds[1]);
  }
  int near;
  int far;
};

bool readable(int fd, int milliseconds) {
  pollfd wanted{fd, POLLIN, 0};
  return poll(&wanted, 1, milliseconds) == 1;
}

// Everything that the engine has to tell, by descriptor.
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
  Engine engine;
  CHECK(engine.usable());
  const Pair pair;
  CHECK(engine.watch(pair.near) == 0);
  CHECK(engine.watch(pair.near) == 0);
  CHECK(collect(engine)[pair.near] == kWritable);
  CHECK(collect(engine).empty());
  CHECK(!readable(engine.fd(), 0));

  CHECK(write(pair.far, "x", 1) == 1);
  CHECK(readable(engine.fd(), 1000));
  CHECK((collect(engine)[pair.near] & kReadable) != 0);
  CHECK(collect(engine).empty());
  CHECK(close_leased(pair.far) == 0);
  CHECK((collect(engine)[pair.near] & kEnded) != 0);

  engine.unwatch(pair.near);
  engine.unwatch(pair.near);
  CHECK(close_leased(pair.near) == 0);
  CHECK(engine.watch(pair.near) == -EBADF);
}

TEST(engine_keeps_the_number_until_it_is_told_to_let_go) {
  Engine engine;
  const Pair pair;
  CHECK(engine.watch(pair.near) == 0);
  collect(engine);
  std::thread closer([&] { CHECK(close_leased(pair.near) == 0); });
  closer.join();
  CHECK(readable(engine.fd(), 1000));
  CHECK((collect(engine)[pair.near] & kClosed) != 0);
  // Marked as closed, but the kernel still has it.
  CHECK(fcntl(pair.near, F_GETFD) >= 0);
  engine.unwatch(pair.near);
  CHECK(fcntl(pair.near, F_GETFD) < 0 && errno == EBADF);
  CHECK(close_leased(pair.far) == 0);
}

TEST(engine_does_not_watch_what_is_being_closed) {
  Engine engine;
  const Pair pair;
  {
    const Lease lease(pair.near);
    CHECK(close_leased(pair.near) == 0);
    CHECK(engine.watch(pair.near) == -EBADF);
  }
  CHECK(close_leased(pair.far) == 0);
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
        const Pair pair;
        // The number stays ours until the other thread has done with it.
        const Lease lease(pair.near);
        handed[i].store(pair.near);
        CHECK(write(pair.far, "x", 1) == 1);
        // Sometimes before it is watched, sometimes while, sometimes after.
        while (round % 2 == 0 && handed[i].load() == pair.near) std::this_thread::yield();
        CHECK(close_leased(pair.near) == 0);
        CHECK(close_leased(pair.far) == 0);
        while (handed[i].load() == pair.near) std::this_thread::yield();
      }
      --running;
    });
  }
  // This is the environment's thread. What it watches is told as closed, each time.
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
      const Pair pair;
      CHECK(close_leased(pair.near) == 0);
      CHECK(close_leased(pair.far) == 0);
    }
  });
  for (int i = 0; i < 300; ++i) {
    Engine engine;
    const Pair pair;
    CHECK(engine.watch(pair.near) == 0);
    collect(engine);
    CHECK(close_leased(pair.near) == 0);
    CHECK(close_leased(pair.far) == 0);
  }
  over.store(true);
  closer.join();
}
