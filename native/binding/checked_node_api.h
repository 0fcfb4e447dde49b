// Node-API, of which every function refuses once its environment ends: the compiler takes no call
// whose status nobody looks at. This ring includes it here only.
#pragma once

// What the headers leave to whoever includes them. (They put it before functions that return
// nothing as well, of which compilers complain.)
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

// Around a call after which there is nothing else to do, refused or not. Beside it stands why.
inline void regardless(napi_status) {}

}  // namespace pysocket
