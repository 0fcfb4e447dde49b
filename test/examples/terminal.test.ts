import { beforeEach, describe, expect, it } from 'vitest';
import { withExamples } from './run';
import { needFunction } from '../helpers/kernel.js';
import { patience } from '../helpers/sanitizers.js';

beforeEach(() => needFunction('openpty'));

describe('terminal', { timeout: 60_000 * patience }, () => {
  it('a shell on a pseudo-terminal answers', async () => {
    await withExamples(async (start) => {
      const program = start('terminal/terminal', 33, 101, 'Alice', 'Bob');
      expect(await program.exit(), program.stderr).toBe(0);
      expect(program.lines).toEqual([
        'The terminal has 33 101 rows and columns',
        '> Alice',
        'Hello, Alice!',
        '> Bob',
        'Hello, Bob!',
        'Good bye!',
      ]);
    });
  });
});
