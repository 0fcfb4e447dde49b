// macOS's behaviour on Linux: runs the suite with an addon that uses nothing specific to Linux, in
// processes whose system calls behave like XNU's in the points that have caused trouble.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { COMPILE, DEFINES, LINK_ELF } from '../native-flags.mjs';
import { nativeSources } from '../native-sources.mjs';
import { Absent, findTool, outputFolder, run } from './run.mjs';
import { runSuite } from './suite.mjs';

const require = createRequire(import.meta.url);

/** @param {string[]} tests as for vitest; empty for all */
export function habits(tests = []) {
  if (process.platform !== 'linux') throw new Absent('this is not Linux');
  const compiler = findTool(['g++'], 'apt: g++');
  const out = outputFolder('habits');
  const addon = join(out, 'pysocket.node');
  const shim = join(out, 'xnu-habits.so');
  const library = ['-O1', '-shared', '-fPIC'];
  run('gcc', [
    '-Wall',
    '-Wextra',
    '-Werror',
    ...library,
    'scripts/platforms/xnu-habits.c',
    '-o',
    shim,
    '-ldl',
  ]);
  const headers = require('node-api-headers').include_dir;
  const defines = [
    ...DEFINES,
    'PYSOCKET_PORTABLE',
    'BUILDING_NODE_EXTENSION',
    'NODE_GYP_MODULE_NAME=pysocket',
  ];
  // Like a linker without `-z nodelete`.
  const link = LINK_ELF.filter((flag) => !flag.includes('nodelete'));
  run(compiler, [
    ...[...COMPILE, ...library, ...link, '-isystem', headers],
    ...defines.map((define) => `-D${define}`),
    ...[...nativeSources(), '-o', addon],
  ]);
  // Compiled by this machine's compiler, because the tests of the examples run the result.
  const tsc = require.resolve('typescript/bin/tsc');
  run(process.execPath, [tsc, '-p', 'examples'], { timeout: 600_000 });
  // The variable XNU_HABITS tells the tests where they run.
  const env = { ...process.env, XNU_HABITS: 'newer', LD_PRELOAD: shim, PYSOCKET_NATIVE: addon };
  return runSuite('habits', env, tests);
}
