#include "huge_pages.h"

#include "sys.h"

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#endif

namespace pysocket {

void prefer_huge_pages(void* data, size_t size) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  const auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  // The page in which the memory begins may also hold an allocator's header, which does no harm.
  // The page in which it ends may belong to other memory.
  const size_t before = reinterpret_cast<uintptr_t>(data) % page;
  const size_t whole = (before + size) / page * page;
  if (whole > 0) sys::madvise(static_cast<char*>(data) - before, whole, MADV_HUGEPAGE);
#else
  static_cast<void>(data);
  static_cast<void>(size);
#endif
}

}  // namespace pysocket
