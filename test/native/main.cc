#include "check.h"

int main() {
  for (const Test& test : tests()) {
    test.run();
    std::printf("%s\n", test.name);
    std::fflush(stdout);
  }
  return 0;
}
