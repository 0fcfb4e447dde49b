// When a wait looks before it sleeps.
#include "../../native/os/luck.h"

#include "check.h"

using namespace pysocket;

TEST(a_lucky_look_is_followed_by_another) {
  Luck luck;
  for (int i = 0; i < 100; ++i) {
    CHECK(luck.tries());
    luck.tell(true);
  }
}

TEST(looks_that_miss_become_rare_and_a_lucky_one_makes_them_frequent) {
  Luck luck;
  unsigned looks = 0;
  for (int i = 0; i < 1000; ++i) {
    if (!luck.tries()) continue;
    ++looks;
    luck.tell(false);
  }
  CHECK(looks > 30 && looks < 40);
  while (!luck.tries()) continue;
  luck.tell(true);
  CHECK(luck.tries());
}
