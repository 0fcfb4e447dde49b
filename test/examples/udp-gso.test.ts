import { beforeEach, expect, it } from 'vitest';
import { withExamples } from './run';
import { needNames } from '../helpers/kernel.js';
import { patience } from '../helpers/sanitizers.js';

beforeEach(() => needNames('SO_RXQ_OVFL'));

it('udp-gso', { timeout: 60_000 * patience }, async () => {
  await withExamples(async (start) => {
    const receiver = start('udp-gso', 'receive', '127.0.0.1', 0);
    await receiver.expectLine('Listening to 127.0.0.1');
    // No more than fits in the smallest receive buffer.
    const sender = start('udp-gso', 'send', '127.0.0.1', await receiver.port(), 150, 500);
    expect(await sender.exit(), sender.stderr).toBe(0);
    expect(sender.lines).toEqual(['150 datagrams of 500 bytes in 1 calls']);
    expect(await receiver.exit(), receiver.stderr).toBe(0);
    const [, first, second = ''] = receiver.lines;
    expect(first).toBe('150 datagrams, 75000 bytes, 0 dropped');
    // The 150 bytes are three messages: of 64, 64 and 22 bytes.
    expect(second).toMatch(/^in 3 messages and [1-4] calls, from 127\.0\.0\.1$/);
  });
});

it('udp-gso without a role says what it takes', { timeout: 60_000 * patience }, async () => {
  await withExamples(async (start) => {
    const example = start('udp-gso');
    expect(await example.exit()).toBe(0);
    expect(example.stdout).toContain('receive [host [port]]');
  });
});
