// The name of this machine: gethostname(2), sethostname(2).
#pragma once

#ifdef _WIN32
#include "windows/host_name.h"
#else
#include <unistd.h>

#include <array>
#include <cstddef>

#include "result.h"
#include "sys.h"

namespace pysocket {

using HostName = std::array<char, 1024>;

inline Result get_host_name(HostName& name) {
  name = {};
  return sys::gethostname(name.data(), name.size() - 1) == 0 ? 0 : failure();
}

inline Result set_host_name(const char* name, size_t size) {
  return sys::sethostname(name, size) == 0 ? 0 : failure();
}

}  // namespace pysocket

#endif
