/** Any number of evaluations in one environment, and of copies in one process. */
import { needDescriptors } from '../helpers/descriptors.js';
import { needSignals } from '../helpers/kernel.js';
import { holdsSignalsBack } from '../helpers/sanitizers.js';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { change, copyInModules, copyOfPackage } from '../helpers/copy.js';
import { run } from '../helpers/program.js';

// A program also ends when its event loop has nothing left to wait for, without reaching its last line.
const TO_THE_END = { code: 0, signal: null, out: 'the end\n', err: '' };

const program = (name: string): string => join(__dirname, 'programs', name);

async function passes(name: string, args: readonly string[] = [], flags: readonly string[] = []) {
  expect(await run([...flags, program(name), ...args])).toEqual(TO_THE_END);
}

/** A version that supports a newer contract and still keeps this version's. */
function newer(): string {
  const copy = copyInModules();
  change(copy, 'python/brand.js', 'VERSIONS = [1]', 'VERSIONS = [2, 1]');
  // It has an additional class in the middle of the tree, and an additional member of sockets.
  change(
    copy,
    'python/os-error.js',
    'class OSError extends Error',
    'class Newer extends Error { more = 1; } class OSError extends Newer',
  );
  change(
    copy,
    'socket/socket-base.js',
    'get family()',
    'get newer() { return true; } get family()',
  );
  return copy;
}

describe('evaluations meet', () => {
  it('after require.cache was cleared', () => passes('cleared-cache.cjs'));
  it('in vm contexts, with values of other realms', () => passes('contexts.cjs'));
  it('by import and require', () => passes('both-loaders.mjs'));
});

describe('copies meet', () => {
  it('of the same version', () => passes('copies.cjs', [copyOfPackage()]));
  it('of a newer version', () => passes('copies.cjs', [newer()]));
  it('or know that they do not', () => {
    const copy = copyInModules();
    change(copy, 'python/brand.js', 'VERSIONS = [1]', 'VERSIONS = [2]');
    return passes('strangers.cjs', [copy]);
  });
});

describe('signals', () => {
  it.skipIf(holdsSignalsBack)(
    'reach all evaluations and copies, by as many listeners as copies',
    () => {
      needSignals();
      return passes('signals.cjs', [copyOfPackage(), newer()]);
    },
  );
});

describe('evaluations that nobody needs any more', () => {
  it.each(['loop', 'thread'])('leave nothing behind (%s)', async (engine) => {
    needDescriptors();
    const args = ['--expose-gc', program('collected.cjs')];
    expect(await run(args, { PYSOCKET_ENGINE: engine })).toEqual(TO_THE_END);
  });
});
