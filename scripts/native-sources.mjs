// The addon's source files, one per line. binding.gyp and CMakeLists.txt both read this list.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const RINGS = ['native/os', 'native/engine', 'native/binding'];

/** Files for features that Windows lacks: non-socket descriptors, control messages, a loop that watches us. */
const NOT_ON_WINDOWS = new Set(
  [
    ...['ancillary', 'fd_constants', 'make_descriptors', 'netdb', 'nonwaiting_send'],
    ...['families_darwin', 'families_linux', 'epoll', 'kqueue'],
  ]
    .map((name) => `native/os/${name}.cc`)
    .concat(
      ['loop_watch', 'poller_descriptor', 'poller_epoll', 'poller_kqueue'].map(
        (name) => `native/engine/${name}.cc`,
      ),
      ['fd', 'file', 'recvmmsg_sendmmsg', 'recvmsg_sendmsg'].map(
        (name) => `native/binding/${name}.cc`,
      ),
    ),
);

/** @returns {string[]} the files of a folder with one of the endings, relative to the root */
function filesIn(folder, endings) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/**
 * @param {string} platform process.platform; a file in a ring's folder `windows` replaces the ring's file
 *   of the same name
 * @returns {string[]} paths relative to the project's root
 */
export function nativeSources(platform = process.platform) {
  const shared = RINGS.flatMap((ring) => filesIn(ring, ['.cc']));
  if (platform !== 'win32') return shared;
  const own = RINGS.flatMap((ring) => filesIn(`${ring}/windows`, ['.cc']));
  const replaced = new Set(own.map((file) => file.replace('/windows/', '/')));
  return [...shared.filter((file) => !replaced.has(file) && !NOT_ON_WINDOWS.has(file)), ...own];
}

/** @returns {string[]} all files of native/ from which a binary for the platform may be built */
export function nativeFiles(platform = process.platform) {
  const folders =
    platform === 'win32'
      ? RINGS.flatMap((ring) => [ring, `${ring}/windows`]).concat(
          ...['', '/arpa', '/net', '/netinet', '/sys'].map((name) => `${WINDOWS_HEADERS}${name}`),
        )
      : RINGS;
  return folders.flatMap((folder) => filesIn(folder, ['.cc', '.h', '.inc'])).sort();
}

/** POSIX headers, implemented with Winsock's. */
export const WINDOWS_HEADERS = 'native/os/windows/include';

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(nativeSources().join('\n'));
