// Asks the kernel to back memory with huge pages. New memory costs a page fault for every 4 KiB,
// ten times what it costs to fill it; huge pages make that one for 2 MiB. See madvise(2).
#pragma once

#include <cstddef>

namespace pysocket {

// A hint: nothing happens where there are none.
void prefer_huge_pages(void* data, size_t size);

}  // namespace pysocket
