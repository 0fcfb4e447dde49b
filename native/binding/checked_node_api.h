// Node-API, in which every function refuses once its environment ends, with declarations that make
// the compiler reject a call whose status is ignored. This ring includes Node-API only here.
#pragma once

// The headers let the including file define this. (They also put it before functions that return
// nothing, about which compilers complain.)
#if !defined(_WIN32)
#define NAPI_EXTERN __attribute__((visibility("default"), warn_unused_result))
#elif defined(__GNUC__)
#define NAPI_EXTERN __declspec(dllimport) __attribute__((warn_unused_result))
#else
#include <sal.h>
#define NAPI_EXTERN __declspec(dllimport) _Check_return_
#endif

#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wattributes"
#pragma GCC diagnostic ignored "-Wignored-attributes"
#endif
#include <node_api.h>
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif

namespace pysocket {

// Marks a call after which nothing is left to do, refused or not. A comment beside the call says
// why.
inline void regardless(napi_status) {}

}  // namespace pysocket
