#pragma once

#include <cstddef>

namespace pysocket {

struct Constant {
  const char* name;
  double value;  // INADDR_BROADCAST and kin do not fit an int
};

extern const Constant kConstants[];
extern const size_t kConstantCount;

// Of Python's module select.
extern const Constant kPollConstants[];
extern const size_t kPollConstantCount;

extern const Constant kErrnos[];
extern const size_t kErrnoCount;

}  // namespace pysocket
