// The result of every operation: a value >= 0, minus an errno, or one of the codes below. An errno
// is never passed in a string, and never in the global variable beyond the system call that set it.
#pragma once

#include <cerrno>
#include <cstdint>

#ifdef _WIN32
#include "windows/errno_names.h"
#endif

namespace pysocket {

// 64 bits, because a message may have more than 2 GiB, for which an int has no room.
using Result = int64_t;

// Beyond every errno of every platform, so that lib/addon/result.ts can tell them apart.
constexpr Result kTimedOut = -0x10000;
// The absolute value of an EAI_* number is subtracted from this.
constexpr Result kResolverBase = -0x20000;
// One more than an h_errno, which begins at -1, is subtracted from this.
constexpr Result kHostBase = -0x30000;

// For a descriptor that has been closed, or a number that is no descriptor.
#ifdef _WIN32
constexpr Result kNoDescriptor = -ENOTSOCK;
#else
constexpr Result kNoDescriptor = -EBADF;
#endif

#ifndef _WIN32
// The errno for a number that the kernel calls an error: Windows has two numbers for some errors.
inline int errno_of(int error) { return error; }
#endif

inline Result failure() { return -errno; }

}  // namespace pysocket
