// Runs all tests, or those named in the arguments.
#include <algorithm>
#include <string>

#include "check.h"
#include "sockets.h"

int main(int count, char** arguments) {
  net::prepare();
  const std::vector<std::string> names(arguments + 1, arguments + count);
  for (const Test& test : tests()) {
    if (!names.empty() && std::find(names.begin(), names.end(), test.name) == names.end()) continue;
    skipped() = nullptr;
    test.run();
    if (skipped() == nullptr) {
      std::printf("%s\n", test.name);
    } else {
      std::printf("%s: skipped, %s\n", test.name, skipped());
    }
    std::fflush(stdout);
  }
  return 0;
}
