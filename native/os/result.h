// What every operation answers: a value >= 0, or one of the codes below. Errno never travels in a
// string and never in the global variable past the system call that set it.
#pragma once

#include <cerrno>
#include <cstdint>

#ifdef _WIN32
#include "windows/errno_names.h"
#endif

namespace pysocket {

// 64 bits: a message may have more than 2 GiB, whatever an int has room for.
using Result = int64_t;

// Beyond every errno of every platform, and told apart from it in lib/addon/result.ts.
constexpr Result kTimedOut = -0x10000;
// Minus a positive EAI_* number is subtracted from this.
constexpr Result kResolverBase = -0x20000;
// One more than an h_errno, which begins at -1, is subtracted from this.
constexpr Result kHostBase = -0x30000;

// Of a descriptor that has been closed, or is none.
#ifdef _WIN32
constexpr Result kNoDescriptor = -ENOTSOCK;
#else
constexpr Result kNoDescriptor = -EBADF;
#endif

#ifndef _WIN32
// Of a number that the kernel calls an error: Windows has two of them for some.
inline int errno_of(int error) { return error; }
#endif

inline Result failure() { return -errno; }

}  // namespace pysocket
