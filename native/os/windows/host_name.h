// gethostname() as Python has it on Windows: the DNS name that the machine was given, as UTF-8.
#pragma once

#include <array>
#include <string>

#include "../result.h"
#include "wide_text.h"

namespace pysocket {

using HostName = std::array<char, 1024>;

inline Result get_host_name(HostName& name) {
  name = {};
  std::array<wchar_t, 256> wide{};
  DWORD size = wide.size();
  if (GetComputerNameExW(ComputerNamePhysicalDnsHostname, wide.data(), &size) == 0) {
    return -static_cast<Result>(GetLastError());
  }
  to_utf8(wide.data()).copy(name.data(), name.size() - 1);
  return 0;
}

}  // namespace pysocket
