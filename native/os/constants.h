#pragma once

#include <cstddef>

namespace pysocket {

struct Constant {
  const char* name;
  double value;  // INADDR_BROADCAST and others do not fit an int
};

extern const Constant kConstants[];
extern const size_t kConstantCount;

// For Python's module select.
extern const Constant kPollConstants[];
extern const size_t kPollConstantCount;

// For ioctl(2), fcntl(2), eventfd(2).
extern const Constant kFdConstants[];
extern const size_t kFdConstantCount;

extern const Constant kErrnos[];
extern const size_t kErrnoCount;

}  // namespace pysocket
