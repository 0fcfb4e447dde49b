// One contract, every poller: epoll, kqueue, Windows' AFD.
#include "../../native/engine/poller.h"

#include <vector>

#include "../../native/os/lease.h"
#include "check.h"
#include "sockets.h"
#include "watching.h"

using namespace pysocket;

namespace {

constexpr int kBoth = kReadable | kWritable;

void close_all(const net::Pair& pair) {
  CHECK(close_leased(pair.here) == 0);
  CHECK(close_leased(pair.there) == 0);
}

}  // namespace

TEST(poller_tells_what_is_ready_already) {
  Watching watching;
  const net::Pair pair;
  net::send_some(pair.there, 3);
  CHECK(watching.poller.add(pair.here) == 0);
  watching.expect(pair.here, kBoth);
  CHECK(watching.quiet());
  watching.poller.remove(pair.here);
  close_all(pair);
}

TEST(poller_tells_that_bytes_have_come_once_until_they_are_drained) {
  Watching watching;
  const net::Pair pair;
  CHECK(watching.poller.add(pair.here) == 0);
  watching.expect(pair.here, kWritable);
  CHECK(watching.quiet());
  for (int round = 0; round < 20; ++round) {
    net::send_some(pair.there, 5);
    watching.expect(pair.here, kReadable);
    CHECK(watching.quiet());
    CHECK(net::receive(pair.here, 2) == 2);
    CHECK(watching.quiet());
    CHECK(net::drain(pair.here) == 3);
    watching.rearm(pair.here, kReadable);
    CHECK(watching.quiet());
  }
  watching.poller.remove(pair.here);
  close_all(pair);
}

// Bytes that arrive between the refusal and rearm() must not be lost.
TEST(poller_tells_what_came_just_before_it_was_rearmed) {
  Watching watching;
  const net::Pair pair;
  CHECK(watching.poller.add(pair.here) == 0);
  watching.expect(pair.here, kWritable);
  for (int round = 0; round < 20; ++round) {
    CHECK(net::receive(pair.here, 1) == net::kWouldBlock);
    net::send_some(pair.there, 1);
    watching.rearm(pair.here, kReadable);
    watching.expect(pair.here, kReadable);
    CHECK(watching.quiet());
    CHECK(net::drain(pair.here) == 1);
  }
  close_all(pair);
}

TEST(poller_tells_of_room_once_until_there_is_none) {
  Watching watching;
  const net::Pair pair;
  CHECK(watching.poller.add(pair.here) == 0);
  watching.expect(pair.here, kWritable);
  CHECK(watching.quiet());
  // There is room all the time, and a caller that asks is told at most once.
  for (int round = 0; round < 5; ++round) {
    watching.rearm(pair.here, kWritable);
    watching.collect();
    watching.quiet();
    CHECK(watching.quiet());
  }
  for (int round = 0; round < 3; ++round) {
    for (int left = net::fill(pair.here); left > 0;) {
      const int count = net::receive(pair.there, 65536);
      CHECK(count > 0 || count == net::kWouldBlock);
      if (count > 0) left -= count;
    }
    watching.rearm(pair.here, kWritable);
    watching.expect(pair.here, kWritable);
    watching.quiet();
    CHECK(watching.quiet());
  }
  close_all(pair);
}

TEST(poller_tells_of_the_end_of_the_stream) {
  Watching watching;
  const net::Pair pair;
  CHECK(watching.poller.add(pair.here) == 0);
  watching.expect(pair.here, kWritable);
  net::send_some(pair.there, 4);
  watching.expect(pair.here, kReadable);
  CHECK(net::drain(pair.here) == 4);
  watching.rearm(pair.here, kReadable);
  net::end_sending(pair.there);
  watching.expect(pair.here, kReadable | kEnded);
  CHECK(watching.quiet());
  CHECK(net::receive(pair.here, 1) == 0);
  // The other direction still works.
  net::send_some(pair.here, 4);
  watching.poller.remove(pair.here);
  close_all(pair);
}

// The end is reported at once, or when the bytes before it have been read.
TEST(poller_tells_of_the_end_behind_bytes) {
  SKIP_IF(kEmulation, "libkqueue tells of an end that has bytes before it neither then nor later");
  Watching watching;
  const net::Pair pair;
  net::send_some(pair.there, 4);
  CHECK(close_leased(pair.there) == 0);
  CHECK(watching.poller.add(pair.here) == 0);
  const int told = watching.expect(pair.here, kReadable);
  CHECK(net::receive(pair.here, 9) == 4);
  watching.rearm(pair.here, kReadable);
  if ((told & kEnded) == 0) watching.expect(pair.here, kReadable | kEnded);
  CHECK(net::receive(pair.here, 9) == 0);
  CHECK(close_leased(pair.here) == 0);
}

TEST(poller_tells_both_directions_of_a_reset) {
  Watching watching;
  const net::Pair pair;
  CHECK(watching.poller.add(pair.here) == 0);
  watching.expect(pair.here, kWritable);
  net::fill(pair.here);
  watching.rearm(pair.here, kWritable);
  net::reset_when_closed(pair.there);
  CHECK(close_leased(pair.there) == 0);
  watching.expect(pair.here, kBoth | kEnded);
  watching.quiet();
  CHECK(watching.quiet());
  // Wine has taken the error by then, and reports the end instead.
  const int result = net::receive(pair.here, 1);
  CHECK(result == net::kFailed || result == 0);
  CHECK(close_leased(pair.here) == 0);
}

TEST(poller_tells_that_a_connection_is_made) {
  Watching watching;
  const int server = net::listener();
  CHECK(watching.poller.add(server) == 0);
  for (int round = 0; round < 5; ++round) {
    const int client = net::tcp();
    net::start_connect(client, net::port_of(server));
    CHECK(watching.poller.add(client) == 0);
    watching.expect(client, kWritable);
    CHECK(net::pending_error(client) == 0);
    watching.expect(server, kReadable);
    const int accepted = net::accept_one(server);
    CHECK(accepted >= 0);
    CHECK(net::accept_one(server) < 0);
    watching.rearm(server, kReadable);
    CHECK(watching.quiet());
    watching.poller.remove(client);
    CHECK(close_leased(client) == 0);
    CHECK(close_leased(accepted) == 0);
  }
  watching.poller.remove(server);
  CHECK(close_leased(server) == 0);
}

TEST(poller_tells_that_a_connection_is_refused) {
  Watching watching;
  const int server = net::listener();
  const int port = net::port_of(server);
  CHECK(close_leased(server) == 0);
  const int client = net::tcp();
  net::start_connect(client, port);
  CHECK(watching.poller.add(client) == 0);
  watching.expect(client, kBoth | kEnded);
  // libkqueue has fetched the error itself.
  CHECK(net::pending_error(client) != 0 || kEmulation);
  CHECK(watching.quiet());
  CHECK(close_leased(client) == 0);
}

TEST(poller_tells_of_datagrams) {
  Watching watching;
  const int socket = net::udp_to_itself();
  CHECK(watching.poller.add(socket) == 0);
  watching.expect(socket, kWritable);
  for (int round = 0; round < 5; ++round) {
    net::send_some(socket, 7);
    net::send_some(socket, 8);
    watching.expect(socket, kReadable);
    watching.quiet();
    CHECK(watching.quiet());
    CHECK(net::receive(socket, 64) == 7);
    CHECK(net::receive(socket, 64) == 8);
    CHECK(net::receive(socket, 64) == net::kWouldBlock);
    watching.rearm(socket, kReadable);
    watching.quiet();
    CHECK(watching.quiet());
  }
  CHECK(close_leased(socket) == 0);
}

TEST(poller_says_nothing_of_what_was_removed) {
  Watching watching;
  const net::Pair pair;
  CHECK(watching.poller.add(pair.here) == 0);
  watching.poller.remove(pair.here);
  watching.poller.remove(pair.here);
  watching.quiet();
  net::send_some(pair.there, 1);
  CHECK(watching.quiet());
  CHECK(watching.poller.add(pair.here) == 0);
  watching.expect(pair.here, kBoth);
  CHECK(net::drain(pair.here) == 1);
  watching.rearm(pair.here, kReadable);
  // A byte arrives that is waited for, and it is not collected before the removal.
  net::send_some(pair.there, 1);
  watching.poller.remove(pair.here);
  CHECK(watching.quiet());
  close_all(pair);
}

// Uses the same numbers again and again, while answers for their last bearers are still on the way.
TEST(poller_keeps_bearers_of_a_number_apart) {
  Watching watching;
  for (int round = 0; round < 200; ++round) {
    const net::Pair pair;
    CHECK(watching.poller.add(pair.here) == 0);
    if (round % 2 == 0) watching.expect(pair.here, kWritable);
    if (round % 3 == 0) net::send_some(pair.there, 1);
    if (round % 4 != 3) watching.poller.remove(pair.here);
    close_all(pair);
    // Closed before its removal: the kernel forgets it, and so must the poller.
    if (round % 4 == 3) watching.poller.remove(pair.here);
  }
  watching.quiet();
  CHECK(watching.quiet());
}

TEST(poller_refuses_what_is_no_socket) {
  const Watching watching;
  // What the poller itself opens for its first socket must not get the number of a closed one.
  const net::Pair pair;
  CHECK(watching.poller.add(pair.here) == 0);
  CHECK(close_leased(pair.there) == 0);
  CHECK(watching.poller.add(pair.there) < 0);
  CHECK(watching.poller.add(-1) < 0);
  CHECK(close_leased(pair.here) == 0);
}

TEST(poller_with_many_sockets) {
  constexpr int kPairs = kEmulation ? 60 : 250;
  Watching watching;
  std::vector<net::Pair> pairs(kPairs);
  for (const net::Pair& pair : pairs) {
    CHECK(watching.poller.add(pair.here) == 0);
    CHECK(watching.poller.add(pair.there) == 0);
  }
  for (const net::Pair& pair : pairs) {
    watching.expect(pair.here, kWritable);
    watching.expect(pair.there, kWritable);
  }
  CHECK(watching.quiet());
  for (int round = 0; round < 3; ++round) {
    for (const net::Pair& pair : pairs) net::send_some(pair.here, 1);
    for (const net::Pair& pair : pairs) {
      watching.expect(pair.there, kReadable);
      CHECK(net::drain(pair.there) == 1);
      watching.rearm(pair.there, kReadable);
    }
    CHECK(watching.quiet());
  }
  for (const net::Pair& pair : pairs) {
    watching.poller.remove(pair.here);
    close_all(pair);
  }
}

TEST(poller_that_ends_while_it_watches) {
  const net::Pair pair;
  for (int round = 0; round < 50; ++round) {
    Watching watching;
    CHECK(watching.poller.add(pair.here) == 0);
    CHECK(watching.poller.add(pair.there) == 0);
    if (round % 2 == 0) watching.expect(pair.here, kWritable);
    if (round % 3 == 0) watching.poller.remove(pair.here);
  }
  net::send_some(pair.there, 1);
  while (net::receive(pair.here, 1) != 1) {
  }
  close_all(pair);
}
