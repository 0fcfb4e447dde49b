/**
 * Hostile arguments for everything, in a separate process, where a crash shows as an exit code or a
 * signal. The output contains the seed. For a long soak, set PYSOCKET_FUZZ_SEED and PYSOCKET_FUZZ_RUNS.
 * PYSOCKET_FUZZ_TRACE=1 prints each call before it is made.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import select from 'pysocket/select';
import { expect, it } from 'vitest';
import { needFunction } from '../helpers/kernel.js';
import { skip } from '../helpers/lacking.js';
import { patience } from '../helpers/sanitizers.js';
import { noMachine, onMachine } from '../helpers/machine.js';

const soak = process.env.PYSOCKET_FUZZ_RUNS !== undefined;
const USUAL = 60_000 * patience;
/** A call that hangs is also a failure. */
const LIMIT = soak ? 24 * 3600_000 : USUAL;

// Invented names are looked up with a name server, and root may rename its machine.
if (noMachine !== null) console.log(`no machine of its own: ${noMachine}`);

/**
 * Runs a program in an empty directory, which receives any paths that it invents, and on a machine of its
 * own if possible.
 */
function run(program: string) {
  const directory = mkdtempSync(join(tmpdir(), 'pysocket-fuzz-'));
  try {
    const file = join(__dirname, 'program', program);
    const command = [process.execPath, '--expose-gc', file];
    const [start = '', ...args] = noMachine === null ? onMachine(command) : command;
    return spawnSync(start, args, {
      cwd: directory,
      env: { ...process.env, PYSOCKET_FUZZ_APART: noMachine === null ? '1' : '0' },
      encoding: 'utf8',
      timeout: LIMIT,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 30,
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

it.each(['public.mjs', 'promises.mjs', 'fd.mjs', 'select.mjs', 'trace.mjs', 'native.mjs'])(
  '%s ends well',
  (program) => {
    if (program === 'fd.mjs') needFunction('ioctl');
    if (program === 'select.mjs' && !('poll' in select)) skip('there is no poll()');
    const { status, signal, stdout, stderr } = run(program);
    const report = `${stdout}${stderr}`;
    if (/not fuzzed/.test(stdout)) console.log(stdout.match(/not fuzzed.*/g)?.join('\n'));
    expect({ status, signal }, report).toEqual({ status: 0, signal: null });
    // A warning reports a socket that was never closed, or an unhandled rejection.
    expect(stderr).toBe('');
  },
  LIMIT + 10_000,
);
