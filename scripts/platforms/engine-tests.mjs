// The C++ tests of the inner rings (test/native): the sources they are built from, and their expected
// output. Run as a program, it prints both as JSON, for the test under vitest.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativeSources, WINDOWS_HEADERS } from '../native-sources.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The parts of native/os that the engine needs; the last one is for Windows only. */
const OS = [
  'close_listener',
  'kernel_sleep',
  'lease',
  'netdb_plain',
  'trace',
  'waiter',
  'wake_descriptor',
  'wsa_poll',
];
const NEEDED = new RegExp(`^native/os/(windows/)?(${OS.join('|')})\\.cc$`);

function sourcesIn(folder) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.cc'))
    .map((name) => `${folder}/${name}`);
}

const tests = sourcesIn('test/native');

function sourcesOf(platform) {
  const engine = nativeSources(platform).filter(
    // The loop watch requires Node.
    (file) => file.startsWith('native/engine/') && !file.endsWith('/loop_watch.cc'),
  );
  return [...nativeSources(platform).filter((file) => NEEDED.test(file)), ...engine, ...tests];
}

/** For all platforms except Windows. A file for a different platform compiles to nothing there. */
export const SOURCES = sourcesOf('linux');
export const SOURCES_WINDOWS = sourcesOf('win32');

export const FLAGS = ['-std=c++17', '-O1', '-g', '-Wall', '-Wextra', '-Werror'];
export const FLAGS_WINDOWS = [...FLAGS, `-I${WINDOWS_HEADERS}`];
/** Flags where threads are a library and where the plain netdb can be tested. */
export const UNIX_FLAGS = ['-pthread', '-DPYSOCKET_PLAIN_NETDB'];

export const NAMES = tests.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^TEST\((\w+)\)/gm)].map((match) => match[1]),
);

/**
 * Every test must have printed a line, whatever the exit status: a crash of an emulator may end the
 * program with status 0.
 * @param {string} output
 * @returns {{ passed: string[], skipped: Map<string, string[]> }} skipped: by reason
 */
export function judge(output) {
  const lines = output.split(/\r?\n/).filter((line) => line !== '');
  const passed = [];
  const skipped = new Map();
  const missing = new Set(NAMES);
  for (const line of lines) {
    const [name, reason] = line.split(': skipped, ');
    if (!missing.delete(name)) throw new Error(`not a test's line: ${line}`);
    if (reason === undefined) passed.push(name);
    else skipped.set(reason, [...(skipped.get(reason) ?? []), name]);
  }
  if (missing.size > 0) throw new Error(`never ended: ${[...missing].join(', ')}`);
  return { passed, skipped };
}

/** @returns {string[]} a summary line, and one line for each reason */
export function report({ passed, skipped }) {
  return [
    `${passed.length} of ${NAMES.length} tests passed`,
    ...[...skipped].map(([reason, names]) => `${names.length} skipped, ${reason}`),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify({ sources: SOURCES, flags: [...FLAGS, ...UNIX_FLAGS], names: NAMES }));
}
