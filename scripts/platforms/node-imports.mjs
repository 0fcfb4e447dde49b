// Windows: a replacement for node.exe when the addon is linked. An import of that name would tie the
// binary to programs with that name, and there are others: electron.exe, bun.exe, single executables. So
// calls of Node-API go through pointers of the addon, which are filled from whichever program loads it, or
// from that program's libnode.dll.
import { NAPI_VERSION } from '../native-flags.mjs';
import { nodeApiNames } from './node-api.mjs';

/** @returns {string} a C++ file */
export function nodeImports() {
  const names = nodeApiNames(NAPI_VERSION);
  return `#define WIN32_LEAN_AND_MEAN
#include <windows.h>

extern "C" {
${names.map((name) => `void* __imp_${name};`).join('\n')}
}

namespace {

struct Import {
  const char* name;
  void** pointer;
};

const Import imports[] = {
${names.map((name) => `    {"${name}", &__imp_${name}},`).join('\n')}
};

// A program without that function: the same end as an import that cannot be resolved, but later.
void missing() { TerminateProcess(GetCurrentProcess(), 127); }

// Before the constructors of others.
__attribute__((constructor(101))) void fill() {
  HMODULE library = GetModuleHandleW(L"libnode.dll");
  HMODULE program = GetModuleHandleW(nullptr);
  for (const Import& each : imports) {
    FARPROC found = library == nullptr ? nullptr : GetProcAddress(library, each.name);
    if (found == nullptr) found = GetProcAddress(program, each.name);
    *each.pointer = reinterpret_cast<void*>(found == nullptr ? reinterpret_cast<FARPROC>(missing) : found);
  }
}

}  // namespace
`;
}
