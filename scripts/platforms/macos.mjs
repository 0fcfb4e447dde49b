// macOS: builds the engine's tests for both processors with a compiler that has its headers. They cannot
// run here. prebuild.mjs builds the addon itself, and check-platforms.mjs examines it.
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
