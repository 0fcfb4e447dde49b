// strerror(3), from any thread.
#pragma once

#ifdef _WIN32
#include "windows/error_text.h"
#else
#include <cstring>
#include <string>

namespace pysocket {

// strerror_r has two forms. XSI's fills the buffer and returns 0. GNU's returns the text, which may
// be elsewhere. The type of the result tells which one a C library has.
inline const char* text_of(int failed, const char* buffer) { return failed == 0 ? buffer : ""; }
inline const char* text_of(const char* text, const char*) { return text; }

inline std::string error_text(int error) {
  char buffer[256] = {};
  return text_of(strerror_r(error, buffer, sizeof buffer), buffer);
}

}  // namespace pysocket

#endif
