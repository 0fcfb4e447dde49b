// Platforms that this machine is not: `npm run test:platforms [-- arm64 musl ...] [--tests test/socket]`.
// Each is built and run as far as emulators go; what is not there is named and left out.
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

/** Each answers with lines for people, now or later, or throws. An absent tool throws an Absent. */
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
  // This machine's Node, for a look at the way in which the suite runs on Windows.
  bare: (tests) => runBareSuite('bare', { command: process.execPath, words: [], env }, tests),
};

/** Those that say nothing new of the package. */
const WHEN_NAMED = ['bare'];

const [names, tests] = split(process.argv.slice(2));
for (const name of names) {
  if (!(name in PLATFORMS)) throw new Error(`which? ${Object.keys(PLATFORMS).join(', ')}`);
}

/** Platforms, and what follows --tests: files and folders of test/, for those that run the suite. */
function split(given) {
  const at = given.indexOf('--tests');
  return at < 0 ? [given, []] : [given.slice(0, at), given.slice(at + 1)];
}

// lib/ is the same for all of them.
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
      // Who asks for it by name wants it run.
      if (names.length > 0) failed++;
    }
  }
}
process.exit(failed === 0 ? 0 : 1);
