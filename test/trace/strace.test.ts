/** strace(1) is the oracle: the same system calls, in the same order, with the same results. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences, reasonAgainstStrace, traceBoth } from './strace';
import { patience } from '../helpers/sanitizers.js';

const LIMIT = 90_000 * patience;

const reason = reasonAgainstStrace();
if (reason !== null) console.warn(`skipped: comparing with strace: ${reason}`);

const program = join(__dirname, 'scenarios.mjs');
const names = JSON.parse(
  execFileSync(process.execPath, [program, '--list'], { encoding: 'utf8' }),
) as string[];

it('has scenarios', () => {
  expect(names.length).toBeGreaterThanOrEqual(20);
});

describe.skipIf(reason !== null)('a trace says what strace saw', { timeout: LIMIT }, () => {
  it.each(names)('%s', (name) => {
    const { threads } = traceBoth(name);
    const all = [...threads.values()];
    const ours = all.flatMap((thread) => thread.ours);
    expect(ours.length).toBeGreaterThan(5);
    expect(all.flatMap((thread) => differences(thread.ours, thread.seen))).toEqual([]);
  });

  it("the engine's own thread has a line of its own", () => {
    const { threads } = traceBoth('promises: echo', 'thread');
    const all = [...threads.values()].filter(({ ours }) => ours.length > 0);
    expect(all.length).toBeGreaterThan(1);
    expect(all.flatMap(({ ours }) => ours).some(({ syscall }) => syscall === 'poll')).toBe(true);
    expect(all.flatMap((thread) => differences(thread.ours, thread.seen))).toEqual([]);
  });
});

describe('differences()', () => {
  const line = (syscall: string, args: string, result: string) => ({
    text: `${syscall}(${args}) = ${result}`,
    syscall,
    args,
    result,
  });
  const made = line('socket', 'AF_INET, SOCK_STREAM, 0', '7');
  const close = line('close', '7', '0');

  it('finds what only strace has', () => {
    expect(differences([made, close], [made, line('listen', '7, 1', '0'), close])).toHaveLength(1);
    expect(differences([made, close], [line('listen', '7, 1', '0'), made, close])).toEqual([]);
  });

  it('finds what only we have, and another result', () => {
    expect(differences([made, close], [made])).toHaveLength(1);
    expect(differences([made, close], [made, line('close', '7', '-1 EBADF')])).toHaveLength(1);
    expect(differences([line('socket', 'AF_INET6', '7')], [made])).toHaveLength(1);
  });
});
