// Receiving for calls that wait, whatever the shared table says.
#include "../../native/engine/receive_ahead.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <vector>

#include "../../native/os/lease.h"
#include "check.h"
#include "sockets.h"

using namespace pysocket;

namespace {

constexpr const char* kNone = "a call cannot be asked not to wait";

std::vector<int> wanting(int fd, int size) {
  std::vector<int> wanted(static_cast<size_t>(fd) + 1, 0);
  wanted.back() = size;
  return wanted;
}

void close_all(const net::Pair& pair) {
  CHECK(close_leased(pair.here) == 0);
  CHECK(close_leased(pair.there) == 0);
}

}  // namespace

TEST(receive_ahead_puts_the_bytes_where_it_says) {
  SKIP_IF(!ReceiveAhead::kPossible, kNone);
  const net::Pair first;
  const net::Pair second;
  net::send_some(first.there, 5);
  net::send_some(second.there, 3);
  std::vector<int> wanted = wanting(std::max(first.here, second.here), 0);
  wanted[static_cast<size_t>(first.here)] = 100;
  wanted[static_cast<size_t>(second.here)] = 100;
  std::array<char, 256> memory{};
  std::array<Ready, 2> ready{Ready{first.here, kReadable}, Ready{second.here, kReadable}};
  const ReceiveAhead ahead(memory.data(), memory.size(), wanted.data(), wanted.size());
  size_t used = 16;
  // With TCP, the bytes that were sent may still be on their way.
  while (ready[0].received <= 0) ahead.receive(ready.data(), 1, used = 16);
  CHECK(ready[0].received == 5 && ready[0].offset == 16);
  CHECK((ready[0].bits & kReceived) != 0);
  CHECK(used == 24);
  while (ready[1].received <= 0) ahead.receive(ready.data() + 1, 1, used = 24);
  CHECK(ready[1].received == 3 && ready[1].offset == 24);
  CHECK(used == 32);
  const std::array<char, 2> nothing{};
  CHECK(std::memcmp(memory.data() + 21, nothing.data(), 2) == 0);
  close_all(first);
  close_all(second);
}

TEST(receive_ahead_tells_that_nothing_has_come_and_that_the_stream_has_ended) {
  SKIP_IF(!ReceiveAhead::kPossible, kNone);
  const net::Pair pair;
  const std::vector<int> wanted = wanting(pair.here, 10);
  std::array<char, 64> memory{};
  const ReceiveAhead ahead(memory.data(), memory.size(), wanted.data(), wanted.size());
  Ready ready{pair.here, kReadable};
  size_t used = 0;
  ahead.receive(&ready, 1, used);
  CHECK(ready.received == -EAGAIN && used == 0);
  net::end_sending(pair.there);
  while (ready.received == -EAGAIN) ahead.receive(&ready, 1, used);
  CHECK(ready.received == 0 && used == 0);
  close_all(pair);
}

TEST(receive_ahead_leaves_alone_what_it_cannot_do) {
  SKIP_IF(!ReceiveAhead::kPossible, kNone);
  const net::Pair pair;
  net::send_some(pair.there, 5);
  std::array<char, 16> memory{};
  const auto left_alone = [&](Ready ready, int size, size_t room, size_t used) {
    const std::vector<int> wanted = wanting(pair.here, size);
    const ReceiveAhead ahead(memory.data(), room, wanted.data(), wanted.size());
    ahead.receive(&ready, 1, used);
    return (ready.bits & kReceived) == 0;
  };
  const Ready ready{pair.here, kReadable};
  CHECK(left_alone({pair.here, kWritable}, 8, 16, 0));
  CHECK(left_alone({pair.here, kReadable | kFinished}, 8, 16, 0));
  CHECK(left_alone({-1, kReadable}, 8, 16, 0));
  CHECK(left_alone({INT_MAX, kReadable}, 8, 16, 0));
  CHECK(left_alone({INT_MIN, kReadable}, 8, 16, 0));
  for (const int size : {0, -1, INT_MIN, 17, INT_MAX}) CHECK(left_alone(ready, size, 16, 0));
  CHECK(left_alone(ready, 8, 16, 9));
  CHECK(left_alone(ready, 8, 16, SIZE_MAX));
  CHECK(left_alone(ready, 8, 0, 0));
  CHECK(!left_alone(ready, 8, 16, 8));
  close_all(pair);
}
