// Platforms other than this machine: `npm run test:platforms [-- arm64 musl ...] [--tests test/socket]`.
// Each is built and run as far as emulators allow. Missing tools are named, and their platforms skipped.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runBareSuite } from './platforms/bare/suite.mjs';
import { smoke, suite } from './platforms/emulated.mjs';
import { epoll } from './platforms/epoll.mjs';
import { habits } from './platforms/habits.mjs';
import { kqueue } from './platforms/kqueue.mjs';
import { macos } from './platforms/macos.mjs';
import { musl } from './platforms/musl.mjs';
import { windows } from './platforms/windows.mjs';

const { env } = process;

/** Each returns lines to print, or a promise of them, or throws. A missing tool throws an Absent. */
const PLATFORMS = {
  epoll,
  kqueue,
  windows,
  macos,
  musl,
  habits,
  arm: () => smoke('arm'),
  ppc64: () => smoke('ppc64'),
  arm64: (tests) => suite('arm64', tests),
  s390x: (tests) => suite('s390x', tests),
  // This machine's Node, to try out how the suite runs on Windows.
  bare: (tests) => runBareSuite('bare', { command: process.execPath, words: [], env }, tests),
};

/** Platforms that reveal nothing new about the package. */
const WHEN_NAMED = ['bare'];

const [names, tests] = split(process.argv.slice(2));
for (const name of names) {
  if (!(name in PLATFORMS)) throw new Error(`which? ${Object.keys(PLATFORMS).join(', ')}`);
}

/** Splits the arguments into platforms and, after --tests, files and folders of test/ for the suites. */
function split(given) {
  const at = given.indexOf('--tests');
  return at < 0 ? [given, []] : [given.slice(0, at), given.slice(at + 1)];
}

// lib/ is the same for all of them, so it is built once.
const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });

let failed = 0;
for (const [name, run] of Object.entries(PLATFORMS)) {
  if (names.length > 0 ? !names.includes(name) : WHEN_NAMED.includes(name)) continue;
  console.log(name);
  try {
    for (const line of await run(tests)) console.log(`  ${line}`);
  } catch (error) {
    if (error.absent === undefined) {
      failed++;
      console.error(`  failed: ${error.message}`);
    } else {
      console.log(`  skipped: ${error.message}`);
      // A platform that was requested by name is expected to run.
      if (names.length > 0) failed++;
    }
  }
}
process.exit(failed === 0 ? 0 : 1);
