// How the addon is compiled and linked, for both build files and the cross builds. Run as a program,
// it prints one of the lists, one flag per line.
import { fileURLToPath } from 'node:url';

export const NAPI_VERSION = 8;
export const DEFINES = [`NAPI_VERSION=${NAPI_VERSION}`];

export const COMPILE = [
  ...['-std=c++17', '-Wall', '-Wextra', '-Werror', '-fvisibility=hidden', '-O2'],
  // So that the linker can drop functions that nothing calls.
  ...['-ffunction-sections', '-fdata-sections'],
];

/** Node unloads an addon when the worker that loaded it ends; see native/os/stay_loaded.h. */
export const LINK_ELF = ['-Wl,-z,now', '-Wl,-z,relro', '-Wl,-z,nodelete', '-Wl,--gc-sections'];

/** Windows 10: the oldest that Node 20 runs on. */
export const DEFINES_WINDOWS = ['_WIN32_WINNT=0x0A00', 'NTDDI_VERSION=0x0A000006'];

/** Winsock, interface names, and the driver beneath Winsock. */
export const LIBRARIES_WINDOWS = ['ws2_32', 'iphlpapi', 'ntdll'];

/** The oldest macOS that Node 20 runs on. */
export const MACOS = '11.0';

const LISTS = {
  defines: DEFINES,
  compile: COMPILE,
  'link-elf': LINK_ELF,
  macos: [MACOS],
  'defines-windows': DEFINES_WINDOWS,
  'libraries-msvc': LIBRARIES_WINDOWS.map((name) => `${name}.lib`),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const list = LISTS[process.argv[2]];
  if (list === undefined) throw new Error(`which? ${Object.keys(LISTS).join(', ')}`);
  console.log(list.join('\n'));
}
