// Node-API, of which every function refuses once its environment ends: the compiler takes no call
// whose status nobody looks at. This ring includes it here only.
#pragma once

// What the headers leave to whoever includes them. (They put it before functions that return
// nothing as well, of which compilers complain.)
#define NAPI_EXTERN __attribute__((visibility("default"), warn_unused_result))

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wattributes"
#pragma GCC diagnostic ignored "-Wignored-attributes"
#include <node_api.h>
#pragma GCC diagnostic pop

namespace pysocket {

// Around a call after which there is nothing else to do, refused or not. Beside it stands why.
inline void regardless(napi_status) {}

}  // namespace pysocket
