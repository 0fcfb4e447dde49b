/** Checks that the harness of `npm run test:faults` works, with two of its faults. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasCompiler } from '../helpers/foreign/build.js';

const root = join(__dirname, '..', '..');
const tsc = createRequire(__filename).resolve('typescript/bin/tsc');
const sanitized = process.env.LD_PRELOAD?.includes('san') ?? false;

const FAULTS = [
  'promises/accept()/accept4/ENOSYS/1',
  'worker/recv() with a timeout/recv/EINTR/2',
  'blocking/recv()/recv/EINTR/1/signal',
];

function node(...args: string[]): string {
  // The outcomes of these faults are known without the oracle.
  const env = { ...process.env, PYSOCKET_PYTHON: '/nonexistent' };
  return execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
}

describe.skipIf(!hasCompiler || sanitized || process.platform !== 'linux')('faults', () => {
  it('are injected, and come out as they should', () => {
    node(tsc, '-p', 'test/faults');
    const only = FAULTS.flatMap((id) => ['--only', id]);
    const out = node('test/faults/dist/faults/main.js', ...only);
    expect(out).toContain(`plain: faults injected: ${FAULTS.length} `);
    expect(out).toMatch(/\nall well\n$/);
  });
});
