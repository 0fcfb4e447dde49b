import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { refusal } from '../helpers/kernel.js';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

describe('demo', { timeout: 60_000 * patience }, () => {
  it('runs its three exchanges between two processes and ends with 0', async () => {
    await withExamples(async (start) => {
      const demo = start('demo');
      expect(await demo.exit(), demo.stderr).toBe(0);
      expect(demo.stdout).toContain('1. TCP echo');
      expect(demo.stdout).toContain("  client: sent b'hello', received b'hello'\n");
      expect(demo.stdout).toMatch(/ {2}client: sent b'ping', received b'pong' from \('127/);
      expect(demo.stdout).toContain('3. Unix socket');
      const hasUnix = refusal(socket.AF_UNIX, socket.SOCK_STREAM) === null;
      expect(demo.stdout).toContain(
        hasUnix ? "  client: sent b'hello, unix', received b'HELLO, UNIX'\n" : '  left out: ',
      );
      expect(demo.lines.at(-1)).toBe('All exchanges went as they should.');
    });
  });

  it('fails, and says so, when a role fails', async () => {
    await withExamples(async (start) => {
      const demo = start('demo', 'no-such-role');
      expect(await demo.exit()).toBe(1);
      expect(demo.stderr).toContain('no such role: no-such-role');
    });
  });
});
