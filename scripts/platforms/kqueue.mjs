// kqueue over libkqueue, which makes it out of epoll: our code runs, on a kernel that is none of
// BSD's. What that library cannot do is skipped, and said.
import { join } from 'node:path';
import { FLAGS, judge, report, SOURCES, UNIX_FLAGS } from './engine-tests.mjs';
import { Absent, findTool, outputFolder, run } from './run.mjs';

const REMEDY =
  "apt: libkqueue-dev, which Debian 12 lacks; or mheily/libkqueue's own cmake --install";

/** What pkg-config says of it; PKG_CONFIG_PATH helps where it was installed by hand. */
function ask(tool, question) {
  try {
    return run(tool, [question, 'libkqueue']).trim();
  } catch {
    throw new Absent(`pkg-config knows no libkqueue (${REMEDY})`);
  }
}

export function kqueue() {
  if (process.platform !== 'linux') throw new Absent('this is not Linux');
  const compiler = findTool(['g++'], 'apt: g++');
  const tool = findTool(['pkg-config'], 'apt: pkg-config');
  const found = ask(tool, '--cflags').split(' ').filter(Boolean);
  const libraries = ask(tool, '--libs').split(' ').filter(Boolean);
  const program = join(outputFolder('kqueue'), 'tests');
  const flags = [...FLAGS, ...UNIX_FLAGS, '-DPYSOCKET_KQUEUE', ...found];
  run(compiler, [...flags, ...SOURCES, ...libraries, '-o', program]);
  const env = { ...process.env, LD_LIBRARY_PATH: ask(tool, '--variable=libdir') };
  const version = ask(tool, '--modversion');
  const results = judge(run(program, [], { env, timeout: 120_000 }));
  return [`over libkqueue ${version}`, ...report(results)];
}
