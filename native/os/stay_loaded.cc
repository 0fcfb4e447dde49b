#include "stay_loaded.h"

#include "platform.h"

// On ELF the linker has a flag for this, `-z nodelete`.
#if !defined(__ELF__) || defined(PYSOCKET_PORTABLE)

#include <dlfcn.h>

namespace pysocket {

void stay_loaded() {
  Dl_info self{};
  if (dladdr(reinterpret_cast<void*>(stay_loaded), &self) == 0 || self.dli_fname == nullptr) return;
  // Never closed, on purpose.
  dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
}

}  // namespace pysocket

#else

namespace pysocket {

void stay_loaded() {}

}  // namespace pysocket

#endif
