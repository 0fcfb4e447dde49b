/** input() where the addon does not read files, as on Windows: the runtime's own fs module does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const windows = join(__dirname, '..', 'helpers', 'windows');
const PROGRAM = ['--require', join(windows, 'habits.cjs'), join(windows, 'programs', 'input.mjs')];

async function linesOf(entry: string, parts: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [...PROGRAM, entry], {
    cwd: __dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const out = text(child.stdout);
  for (const part of parts) {
    child.stdin.write(part);
    await pause(50);
  }
  child.stdin.end();
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
  return JSON.parse(await out);
}

it.each([
  ['pysocket/builtins', []],
  ['pysocket/promises/builtins', ['AbortError']],
])('%s', async (entry, first) => {
  const lines = [...first, 'one', 'two, in pieces', '', 'no end', 'EOFError'];
  expect(await linesOf(entry, ['one\r\ntwo, ', 'in pieces\n\r', '\nno end'])).toEqual(lines);
  expect(await linesOf(entry, [])).toEqual([...first, 'EOFError']);
});
