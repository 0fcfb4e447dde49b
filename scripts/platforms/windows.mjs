// Windows: built by mingw-w64, and by zig with another C and C++ library, and run under Wine; for arm64
// it is built only.
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLAGS_WINDOWS, judge, report, SOURCES_WINDOWS } from './engine-tests.mjs';
import { LIBRARIES_WINDOWS } from '../native-flags.mjs';
import { findTool, folder, outputFolder, run } from './run.mjs';
import { zig, zigEnvironment } from './zig.mjs';

const LIBRARIES = LIBRARIES_WINDOWS.map((name) => `-l${name}`);

function buildWithMingw() {
  // The other model of threads has no std::mutex.
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

function runUnderWine(program) {
  const wine = findTool(['wine', 'wine64'], 'apt: wine and wine64');
  const { DISPLAY: _none, ...inherited } = process.env;
  const prefix = join(folder, 'wine');
  const env = { ...inherited, WINEPREFIX: prefix, WINEARCH: 'win64', WINEDEBUG: '-all' };
  if (!existsSync(join(prefix, 'system.reg'))) run(wine, ['wineboot', '-i'], { env });
  // Wine's programs want a file, not a pipe.
  const file = join(outputFolder('windows'), 'output.txt');
  const output = openSync(file, 'w');
  try {
    run(wine, [program], { env, stdio: ['ignore', output, 'inherit'], timeout: 120_000 });
  } finally {
    closeSync(output);
  }
  const version = run(wine, ['--version'], { env }).trim();
  return [`under ${version}`, ...report(judge(readFileSync(file, 'utf8')))];
}

export function windows() {
  const mingw = runUnderWine(buildWithMingw());
  const x64 = runUnderWine(buildWithZig('x86_64-windows-gnu'));
  buildWithZig('aarch64-windows-gnu');
  return [
    ...mingw.map((line) => `mingw-w64: ${line}`),
    ...x64.map((line) => `zig: ${line}`),
    'zig: linked for arm64, not run',
  ];
}
