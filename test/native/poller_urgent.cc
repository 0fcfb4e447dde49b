#include "../../native/os/lease.h"
#include "check.h"
#include "sockets.h"
#include "watching.h"

using namespace pysocket;

namespace {

constexpr const char* kNotUrgent = "libkqueue tells nothing of urgent bytes";

struct Urgent : Watching {
  Urgent() {
    CHECK(poller.add(pair.here) == 0);
    expect(pair.here, kWritable);
  }
  ~Urgent() {
    poller.remove(pair.here);
    CHECK(close_leased(pair.here) == 0);
    CHECK(close_leased(pair.there) == 0);
  }
  net::Pair pair;
};

}  // namespace

TEST(poller_tells_of_urgent_bytes) {
  SKIP_IF(kEmulation, kNotUrgent);
  Urgent watching;
  for (int round = 0; round < 3; ++round) {
    net::send_urgent(watching.pair.there);
    watching.expect(watching.pair.here, kReadable | kUrgent);
    CHECK(net::receive_urgent(watching.pair.here) == 1);
    CHECK(net::receive(watching.pair.here, 1) == net::kWouldBlock);
    watching.rearm(watching.pair.here, kReadable | kUrgent);
    CHECK(watching.quiet());
  }
}

TEST(poller_tells_of_urgent_bytes_once_though_nobody_reads_them) {
  SKIP_IF(kEmulation, kNotUrgent);
  Urgent watching;
  net::send_urgent(watching.pair.there);
  watching.expect(watching.pair.here, kReadable | kUrgent);
  for (int round = 0; round < 3; ++round) {
    CHECK(net::receive(watching.pair.here, 1) == net::kWouldBlock);
    watching.rearm(watching.pair.here, kReadable);
    CHECK(watching.quiet());
  }
  // Ordinary bytes are still reported.
  net::send_some(watching.pair.there, 2);
  watching.expect(watching.pair.here, kReadable);
  CHECK(net::receive(watching.pair.here, 9) == 2);
}

// One caller waits for bytes, and then another one for urgent bytes.
TEST(poller_is_asked_for_urgent_bytes_while_it_waits_for_others) {
  SKIP_IF(kEmulation, kNotUrgent);
  Urgent watching;
  net::send_urgent(watching.pair.there);
  watching.expect(watching.pair.here, kReadable | kUrgent);
  watching.rearm(watching.pair.here, kReadable);
  CHECK(net::receive_urgent(watching.pair.here) == 1);
  watching.rearm(watching.pair.here, kUrgent);
  CHECK(watching.quiet());
  net::send_urgent(watching.pair.there);
  watching.expect(watching.pair.here, kReadable | kUrgent);
}
