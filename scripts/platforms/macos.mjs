// macOS: the tests of the engine are built for both processors, by a compiler that knows its headers.
// Nothing runs them here; the addon itself is built and looked at by prebuild.mjs and
// check-platforms.mjs.
import { join } from 'node:path';
import { TARGETS } from '../targets.mjs';
import { FLAGS, SOURCES } from './engine-tests.mjs';
import { outputFolder, run } from './run.mjs';
import { zig, zigEnvironment } from './zig.mjs';

export function macos() {
  const env = zigEnvironment();
  return TARGETS.filter(({ platform }) => platform === 'darwin').map(({ name, compiler }) => {
    const tests = join(outputFolder(name), 'tests');
    run(zig(), ['c++', '-target', compiler, ...FLAGS, ...SOURCES, '-o', tests], { env });
    return `${name}: the tests of the engine linked, not run`;
  });
}
