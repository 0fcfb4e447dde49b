import { expect, it } from 'vitest';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

it('trace', { timeout: 60_000 * patience }, async () => {
  await withExamples(async (start) => {
    const example = start('trace');
    expect(await example.exit(), example.stderr).toBe(0);
    const { lines } = example;
    expect(lines[0]).toMatch(/^create_connection\(\['127\.0\.0\.1', \d+\], 5\)$/);
    const calls = lines.map((line) => /^(\w+) +(\w+)\(/.exec(line)).map((found) => found?.[2]);
    // The switch to non-blocking mode, connect(2), a wait, and the result.
    expect(calls.filter((name) => /^(socket|ioctl|connect|p?poll)$/.test(name ?? ''))).toEqual([
      'socket',
      'ioctl',
      'connect',
      expect.stringMatching(/^p?poll$/),
    ]);
    expect(lines.find((line) => line.startsWith('connect ') && line.includes(' connect('))).toMatch(
      /EINPROGRESS \(Operation now in progress\)/,
    );
    expect(lines.some((line) => /^\d+ system calls, 1 of them failed, /.test(line))).toBe(true);
    expect(lines.at(-2)).toMatch(/^sendall +sendto\(\d+, "hello\\n", 6, .*\) = 6 </);
  });
});

it('trace shows what was refused', { timeout: 60_000 * patience }, async () => {
  await withExamples(async (start) => {
    const example = start('trace', '127.0.0.1', 1);
    expect(await example.exit()).toBe(1);
    expect(example.stderr).toContain('ConnectionRefusedError');
    expect(example.stdout).toMatch(/getsockopt\(\d+, SOL_SOCKET, SO_ERROR, 111\) = 0/);
  });
});
