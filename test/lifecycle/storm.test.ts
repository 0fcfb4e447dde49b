/**
 * An environment may end between any two instructions. Workers that load the package, and workers that
 * call each of the addon's methods in a loop, are terminated at random instants, and the main thread
 * exits while they run. PYSOCKET_STORM=10 runs it ten times as long (`npm run test:storm`).
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { internal } from '../helpers/internal.js';
import { patience } from '../helpers/sanitizers.js';

interface State {
  descriptors: number;
  threads: number;
}
interface Storm {
  names: string[];
  workers: number;
  before: State;
  after: State;
  memory: number[];
}

const SIZE = Number(process.env.PYSOCKET_STORM ?? 1);
/** A sanitizer slows everything down many times and keeps freed memory. */
const sanitized = /lib[at]san/.test(process.env.LD_PRELOAD ?? '');
const PATIENCE = sanitized ? 10 : 2 * patience;
const SEED = Number(process.env.PYSOCKET_STORM_SEED ?? Date.now() % 1e6);
const MINUTE = 60_000;
const MIB = 2 ** 20;
const dist = join(__dirname, '..', '..', 'dist');

/** Runs a program of storm/ in a separate process, which may crash. */
function run(program: string, ...args: unknown[]): Promise<{ code: unknown; out: string }> {
  const file = join(__dirname, 'storm', `${program}.cjs`);
  return new Promise((resolve) => {
    execFile(process.execPath, [file, dist, ...args.map(String)], (error, out, err) => {
      // A process that a signal ended has no code.
      const code = error === null ? 0 : (error.code ?? error.signal);
      resolve({ code, out: `${out}${err}` });
    });
  });
}

describe(`a storm of ends, seed ${SEED}`, () => {
  it(
    'terminated workers leave nothing behind',
    async () => {
      const rounds = 2 * SIZE;
      const { code, out } = await run('terminate', SEED, rounds);
      expect(code, out).toBe(0);
      const { names, before, after, memory, workers } = JSON.parse(out) as Storm;
      const { native } = internal('addon/binding') as { native: object };
      const methods = Object.entries(native).filter(([, value]) => typeof value === 'function');
      expect(names).toEqual(expect.arrayContaining(methods.map(([name]) => name)));
      expect(workers).toBeGreaterThanOrEqual(rounds * names.length);
      expect(after).toEqual(before);
      if (sanitized) return;
      // The second half of the same rounds must need no more memory. V8's own usage varies by a few MiB.
      const half = memory[memory.length / 2 - 1] ?? 0;
      expect((memory.at(-1) ?? Infinity) - half).toBeLessThan(48 * MIB);
    },
    PATIENCE * MINUTE * SIZE,
  );

  it(
    'process.exit() ends the process while workers load, call and wait',
    async () => {
      const seeds = Array.from({ length: (sanitized ? 10 : 40) * SIZE }, (_, i) => SEED + i);
      const ends: unknown[] = [];
      const one = async (): Promise<void> => {
        for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
          const { code, out } = await run('exit', seed);
          if (code !== 7 || out !== '') ends.push({ seed, code, out });
        }
      };
      await Promise.all([one(), one()]);
      expect(ends).toEqual([]);
    },
    PATIENCE * MINUTE * SIZE,
  );
});
