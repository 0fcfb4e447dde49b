// Windows: runs under Wine what mingw-w64 and zig build, each with its own C and C++ library. The arm64 version
// is only built. The suite runs on a Node for Windows, as far as Wine supports it.
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { LIBRARIES_WINDOWS } from '../native-flags.mjs';
import { binaryOf, targetNamed } from '../targets.mjs';
import { runBareSuite } from './bare/suite.mjs';
import { FLAGS_WINDOWS, judge, report, root, SOURCES_WINDOWS } from './engine-tests.mjs';
import { findTool, outputFolder, run } from './run.mjs';
import { endWine, windowsNode, wine } from './wine.mjs';
import { zig, zigEnvironment } from './zig.mjs';

const require = createRequire(import.meta.url);
const LIBRARIES = LIBRARIES_WINDOWS.map((name) => `-l${name}`);

function buildWithMingw() {
  // The other threading model has no std::mutex.
  const compiler = findTool(['x86_64-w64-mingw32-g++-posix'], 'apt: g++-mingw-w64-x86-64-posix');
  const program = join(outputFolder('windows'), 'tests.exe');
  run(compiler, [...FLAGS_WINDOWS, '-static', ...SOURCES_WINDOWS, ...LIBRARIES, '-o', program]);
  return program;
}

function buildWithZig(target) {
  const program = join(outputFolder(target), 'tests.exe');
  const flags = ['c++', '-target', target, ...FLAGS_WINDOWS];
  run(zig(), [...flags, ...SOURCES_WINDOWS, ...LIBRARIES, '-o', program], {
    env: zigEnvironment(),
  });
  return program;
}

/** Runs a program and returns its standard output. */
function runUnderWine({ command, env }, ...words) {
  // Wine's programs require a file, not a pipe.
  const file = join(outputFolder('windows'), 'output.txt');
  const output = openSync(file, 'w');
  try {
    run(command, words, { env, stdio: ['ignore', output, output], timeout: 300_000 });
  } catch (error) {
    throw new Error(`${error.message}\n${readFileSync(file, 'utf8')}`);
  } finally {
    closeSync(output);
  }
  return readFileSync(file, 'utf8');
}

function engine(machine) {
  const tested = (program) => report(judge(runUnderWine(machine, program)));
  const [mingw, x64] = [buildWithMingw(), buildWithZig('x86_64-windows-gnu')].map(tested);
  buildWithZig('aarch64-windows-gnu');
  return [
    ...mingw.map((line) => `mingw-w64: ${line}`),
    ...x64.map((line) => `zig: ${line}`),
    'zig: linked for arm64, not run',
  ];
}

/** How Wine differs from Windows: the reasons that expected.json refers to. */
function faults(machine) {
  const program = join(outputFolder('windows'), 'wine-faults.exe');
  const source = join(root, 'scripts/platforms/wine-faults.c');
  const words = ['cc', '-target', 'x86_64-windows-gnu', '-O1', '-w', source, '-lws2_32'];
  run(zig(), [...words, '-o', program], { env: zigEnvironment() });
  const said = runUnderWine(machine, program).trim().split(/\r?\n/);
  return said.filter(Boolean).map((fault) => `Wine: ${fault}`);
}

/** Runs the program that every runtime must run, and the tests of evaluations. */
function smoke(machine, node) {
  const last = (text) => text.trim().split(/\r?\n/).at(-1);
  return [
    `Node ${runUnderWine(machine, node, '--version').trim()}`,
    last(runUnderWine(machine, node, join(root, 'test/runtimes/program.mjs'))),
    last(runUnderWine(machine, node, join(root, 'test/runtimes/reload.cjs'), join(root, 'dist'))),
  ];
}

/** @param {string[]} tests files and folders; if empty, all of them and the engine's tests */
export async function windows(tests = []) {
  const machine = wine();
  try {
    const lines = [`under ${machine.version}`, ...(tests.length === 0 ? engine(machine) : [])];
    // A Windows path with its drive, because a program may be started on another one.
    const native = `Z:${join(root, binaryOf(targetNamed('win32-x64')))}`;
    const node = windowsNode();
    const env = { ...machine.env, PYSOCKET_NATIVE: native, PYSOCKET_PATIENCE: '4' };
    const here = { ...machine, env };
    lines.push(...faults(here), ...smoke(here, node));
    // Compiled by this machine's Node, because the tests of the examples run the result.
    run(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', join(root, 'examples')]);
    // Print these first, because the suite may throw.
    for (const line of lines) console.log(`  ${line}`);
    return await runBareSuite('windows', { command: machine.command, words: [node], env }, tests);
  } finally {
    endWine();
  }
}
