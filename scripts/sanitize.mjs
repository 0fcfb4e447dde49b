// Runs the suite with an instrumented addon: `node scripts/sanitize.mjs address|thread [vitest arguments]`.
// cmake builds the addon from the same sources, with the headers that npm has installed. Node itself is not
// instrumented, so the sanitizer's runtime is preloaded.
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const require = createRequire(import.meta.url);

const VARIANTS = {
  address: {
    sanitize: 'address,undefined',
    runtime: 'libasan.so',
    env: {
      ASAN_OPTIONS: 'detect_leaks=1:exitcode=66:allocator_may_return_null=1',
      LSAN_OPTIONS: `suppressions=${join(root, 'scripts/leaks.supp')}:print_suppressions=0`,
      UBSAN_OPTIONS: 'print_stacktrace=1',
    },
  },
  thread: {
    sanitize: 'thread',
    runtime: 'libtsan.so',
    env: {
      TSAN_OPTIONS: `suppressions=${join(root, 'scripts/threads.supp')}:ignore_noninstrumented_modules=1:exitcode=66:allocator_may_return_null=1`,
    },
  },
};

const [name = '', ...rest] = process.argv.slice(2);
const variant = VARIANTS[name];
if (variant === undefined) throw new Error(`which? ${Object.keys(VARIANTS).join(' or ')}`);

const out = `build-${name}`;
const settings = ['-DCMAKE_BUILD_TYPE=RelWithDebInfo', `-DSANITIZE=${variant.sanitize}`];
execFileSync('cmake', ['-S', '.', '-B', out, ...settings], { stdio: 'inherit' });
execFileSync('cmake', ['--build', out, '--parallel', '2'], { stdio: 'inherit' });
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
const tsc = require.resolve('typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', 'examples'], { stdio: 'inherit' });

const runtime = execFileSync('gcc', [`-print-file-name=${variant.runtime}`], { encoding: 'utf8' });
const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
// Everything is several times slower.
const patience = ['--testTimeout', '180000'];
const { status } = spawnSync(process.execPath, [vitest, 'run', ...patience, ...rest], {
  stdio: 'inherit',
  env: {
    ...process.env,
    ...variant.env,
    LD_PRELOAD: runtime.trim(),
    PYSOCKET_NATIVE: join(root, out, 'pysocket.node'),
  },
});
process.exit(status ?? 1);
