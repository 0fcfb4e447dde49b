#include "huge_pages.h"

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#endif

namespace pysocket {

#if defined(__linux__) && defined(MADV_HUGEPAGE)
namespace {

// glibc gives freed memory back to the kernel, which would have to be filled with zeros anew,
// unless a large block has been freed before: from that it learns that such blocks come and go. See
// mallopt(3), M_MMAP_THRESHOLD. The block is never touched, and costs no memory.
bool teach_allocator() {
  constexpr size_t kLargestLesson = size_t{31} << 20;
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory, cppcoreguidelines-no-malloc)
  void* volatile block = std::malloc(kLargestLesson);
  std::free(block);  // NOLINT(cppcoreguidelines-owning-memory, cppcoreguidelines-no-malloc)
  return true;
}

}  // namespace
#endif

void prefer_huge_pages(void* data, size_t size) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  [[maybe_unused]] static const bool taught = teach_allocator();
  const auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  // The page that the memory begins in may hold an allocator's header too: that is no harm. The one
  // that it ends in may be another's.
  const size_t before = reinterpret_cast<uintptr_t>(data) % page;
  const size_t whole = (before + size) / page * page;
  if (whole > 0) madvise(static_cast<char*>(data) - before, whole, MADV_HUGEPAGE);
#else
  static_cast<void>(data);
  static_cast<void>(size);
#endif
}

}  // namespace pysocket
