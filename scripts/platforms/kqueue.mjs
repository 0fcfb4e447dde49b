// kqueue by means of libkqueue, which implements it with epoll: our code runs, but not on a BSD kernel.
// What that library cannot do is skipped and reported.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { COMPILE, DEFINES, LINK_ELF } from '../native-flags.mjs';
import { nativeSources } from '../native-sources.mjs';
import { FLAGS, judge, report, SOURCES, UNIX_FLAGS } from './engine-tests.mjs';
import { Absent, findTool, outputFolder, run } from './run.mjs';
import { runSuite } from './suite.mjs';

const require = createRequire(import.meta.url);

const REMEDY =
  "apt: libkqueue-dev, which Debian 12 lacks; or mheily/libkqueue's own cmake --install";

/** Tests of the parts of lib/ that work differently where there is a kqueue. */
const TESTS = ['test/select', 'test/selectors', 'test/promises/select', 'test/waiting/signals'];

/** pkg-config's answer. PKG_CONFIG_PATH helps if the library was installed by hand. */
function ask(tool, question) {
  try {
    return run(tool, [question, 'libkqueue']).trim();
  } catch {
    throw new Absent(`pkg-config knows no libkqueue (${REMEDY})`);
  }
}

function findLibrary() {
  const tool = findTool(['pkg-config'], 'apt: pkg-config');
  const words = (question) => ask(tool, question).split(' ').filter(Boolean);
  return {
    flags: ['-DPYSOCKET_KQUEUE', ...words('--cflags')],
    libraries: words('--libs'),
    folder: ask(tool, '--variable=libdir'),
    version: ask(tool, '--modversion'),
  };
}

/** @returns {string[]} */
function testEngine(compiler, { flags, libraries, folder }) {
  const program = join(outputFolder('kqueue'), 'tests');
  run(compiler, [...FLAGS, ...UNIX_FLAGS, ...flags, ...SOURCES, ...libraries, '-o', program]);
  const env = { ...process.env, LD_LIBRARY_PATH: folder };
  return report(judge(run(program, [], { env, timeout: 120_000 })));
}

/** The addon, with kqueue descriptors that can be polled. */
function buildAddon(compiler, { flags, libraries, folder }) {
  const out = outputFolder('kqueue');
  const [addon, descriptor] = [join(out, 'pysocket.node'), join(out, 'kqueue-descriptor.o')];
  const warnings = ['-Wall', '-Wextra', '-Werror', '-O1', '-fPIC'];
  run('gcc', [
    ...warnings,
    ...flags,
    '-c',
    'scripts/platforms/kqueue-descriptor.c',
    '-o',
    descriptor,
  ]);
  const defines = [...DEFINES, 'BUILDING_NODE_EXTENSION', 'NODE_GYP_MODULE_NAME=pysocket'];
  run(compiler, [
    ...[...COMPILE, '-O1', '-shared', '-fPIC', ...LINK_ELF, ...flags],
    ...['-isystem', require('node-api-headers').include_dir],
    ...defines.map((define) => `-D${define}`),
    ...[...nativeSources(), descriptor, ...libraries, `-Wl,-rpath,${folder}`],
    ...['-Wl,--wrap=kqueue,--wrap=kevent,--wrap=close', '-o', addon],
  ]);
  return addon;
}

/** @param {string[]} tests as for vitest; if empty, the tests of kqueues */
export function kqueue(tests = []) {
  if (process.platform !== 'linux') throw new Absent('this is not Linux');
  const compiler = findTool(['g++'], 'apt: g++');
  const library = findLibrary();
  const engine = testEngine(compiler, library);
  const env = { ...process.env, PYSOCKET_NATIVE: buildAddon(compiler, library) };
  const suite = runSuite('kqueue', env, tests.length > 0 ? tests : TESTS);
  return [`over libkqueue ${library.version}`, ...engine, ...suite];
}
