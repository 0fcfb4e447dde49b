// The system's text for an error of Winsock's, or for an errno that corresponds to one.
#pragma once

#include <array>
#include <cstdio>
#include <string>

#include "errno_names.h"
#include "wide_text.h"

namespace pysocket {

inline std::string error_text(int error) {
  constexpr DWORD kFlags = FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS;
  std::array<wchar_t, 1024> wide{};
  const auto code = static_cast<DWORD>(winerror_of(error));
  DWORD size = FormatMessageW(kFlags, nullptr, code, 0, wide.data(), wide.size() - 1, nullptr);
  // As in CPython, without the end of the line and the full stop before it.
  while (size > 0 && (wide[size - 1] <= L' ' || wide[size - 1] == L'.')) wide[--size] = L'\0';
  // A number without a text gets CPython's text.
  if (size > 0) return to_utf8(wide.data());
  std::array<char, 32> none{};
  std::snprintf(none.data(), none.size(), "Windows Error 0x%lx", code);
  return none.data();
}

}  // namespace pysocket
