/** The suite without vitest's process, for Nodes that cannot load it: scripts/platforms/bare. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary.js';
import { patience } from '../helpers/sanitizers.js';

const root = join(__dirname, '..', '..');

interface Event {
  readonly unhandled?: string;
  readonly ended?: readonly { fullName: string; status: string; failureMessages: string[] }[];
}

it('each test has the outcome that vitest would give it', { timeout: 120_000 * patience }, () => {
  const folder = temporaryDirectory();
  const source = `
    import { transpile } from './scripts/platforms/bare/transpile.mjs';
    await transpile(${JSON.stringify(folder)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', source], { cwd: root });
  const program = join(root, 'scripts', 'platforms', 'bare', 'run-file.mjs');
  const events = join(folder, 'events');
  const words = [program, 'test/package/bare/outcomes.ts', folder, events];
  const { status, stdout } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toBe('skipped: it is only a test\n');
  const told = readFileSync(events, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Event);
  const ended = told.flatMap((event) => event.ended ?? []);
  expect(ended.map(({ fullName, status: outcome }) => `${fullName}: ${outcome}`)).toEqual([
    ...['a block passes with 1: passed', 'a block passes with 2: passed', 'fails: failed'],
    ...['is left out: skipped', 'finds that something is lacking: skipped'],
    'leaves an error to nobody: passed',
  ]);
  expect(ended.find(({ status: outcome }) => outcome === 'failed')?.failureMessages[0]).toContain(
    'outcomes.ts:',
  );
  const unhandled = told.flatMap((event) => event.unhandled ?? []);
  expect(unhandled.map((text) => text.split('\n')[0])).toEqual(['RangeError: left alone']);
});
