// What Debian's libstdc++.a asks of glibc and musl does not have: with this it becomes a shared
// library for programs of musl. Only for tests, on machines that are no Alpine; see musl.mjs.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

char __libc_single_threaded = 0;

uint32_t arc4random(void) {
  uint32_t value = 0;
  getrandom(&value, sizeof value, 0);
  return value;
}

struct search {
  uintptr_t address;
  struct dl_find_object* result;
};

static int look(struct dl_phdr_info* info, size_t size, void* data) {
  (void)size;
  struct search* const search = data;
  uintptr_t low = UINTPTR_MAX;
  uintptr_t high = 0;
  void* frames = NULL;
  int inside = 0;
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)* const header = &info->dlpi_phdr[i];
    const uintptr_t start = info->dlpi_addr + header->p_vaddr;
    const uintptr_t end = start + header->p_memsz;
    if (header->p_type == PT_GNU_EH_FRAME) frames = (void*)start;
    if (header->p_type != PT_LOAD) continue;
    if (start < low) low = start;
    if (end > high) high = end;
    if (search->address >= start && search->address < end) inside = 1;
  }
  if (!inside || frames == NULL) return 0;
  memset(search->result, 0, sizeof *search->result);
  search->result->dlfo_map_start = (void*)low;
  search->result->dlfo_map_end = (void*)high;
  search->result->dlfo_eh_frame = frames;
  return 1;
}

// How the unwinder finds the frames of an address.
int _dl_find_object(void* address, struct dl_find_object* result) {
  struct search search = {(uintptr_t)address, result};
  return dl_iterate_phdr(look, &search) == 0 ? -1 : 0;
}

// The compiler's start files have it, which are glibc's.
__attribute__((visibility("hidden"))) void* __dso_handle = NULL;

size_t __strftime_l(char* text, size_t size, const char* format, const struct tm* time,
                    locale_t locale) {
  return strftime_l(text, size, format, time, locale);
}

// Objects of a thread are not destroyed: the process of a test ends soon.
int __cxa_thread_atexit_impl(void (*destroy)(void*), void* object, void* library) {
  (void)destroy;
  (void)object;
  (void)library;
  return 0;
}
