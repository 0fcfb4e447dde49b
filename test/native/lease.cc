// Leases of numbers, and what is remembered about a number.
#include "../../native/os/lease.h"

#include <climits>

#include "../../native/os/close_descriptor.h"
#include "check.h"
#include "sockets.h"

using namespace pysocket;

TEST(every_number_can_be_leased) {
  // Beyond what most kernels allow, and at both ends.
  for (int number : {0, 1023, 1024, 2097151, 2097152, 5000000, INT_MAX}) {
    const Lease lease(number);
    CHECK(lease.held());
    const Lease second(number);
    CHECK(second.held());
  }
  CHECK(!Lease(-1).held());
}

TEST(a_new_bearer_has_no_habits) {
  constexpr int kNumber = 3000000;
  const Lease lease(kNumber);
  lease.set_habit(1, true);
  lease.set_habit(4, true);
  CHECK(lease.has_habit(1) && lease.has_habit(4) && !lease.has_habit(2));
  fresh(kNumber);
  CHECK(!lease.has_habit(1) && !lease.has_habit(4));
}

TEST(the_mark_of_a_close_is_not_the_next_bearers) {
  const net::Pair pair;
  const int number = pair.here;
  {
    const Lease lease(number);
    CHECK(close_leased(number) == 0);
    CHECK(closing(number));
    CHECK(!Lease(number).held());
  }
  // Closed with the last lease. The number is free, and other code may get it.
  CHECK(!closing(number));
  CHECK(Lease(number).held());
}
