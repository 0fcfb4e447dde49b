/** Sockets and files cannot be cloned, as Python's cannot be pickled. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { FileSocket } from '../helpers/files.js';
import { BOTH } from '../helpers/flavours.js';

describe.each(BOTH)('$name: a socket', (flavour) => {
  it('is refused by whatever would make an empty object of it', async () => {
    const [a, b] = await flavour.socketpair();
    const file = (a as FileSocket).makefile('rwb');
    const { port1 } = new MessageChannel();
    for (const value of [a, [a], { a }, file]) {
      expect(() => structuredClone(value)).toThrow(/could not be cloned/);
      expect(() => port1.postMessage(value)).toThrow(/could not be cloned/);
      expect(() => new Worker('', { eval: true, workerData: value })).toThrow(/could not be/);
      expect(() => serialize(value)).toThrow(/could not be cloned/);
    }
    expect(() => structuredClone(a)).toThrow('[object socket] could not be cloned.');
    port1.close();
    await file.close();
    a.close();
    b.close();
  });

  it('is printed, compared and spread as any other object', async () => {
    const [a, b] = await flavour.socketpair();
    expect(inspect(a)).toBe(String(a));
    expect(Object.keys(a)).toEqual([]);
    expect({ ...a }).toEqual({});
    expect(JSON.stringify({ a })).toBe('{"a":{}}');
    expect({ a }).toEqual({ a });
    assert.deepEqual({ a }, { a });
    expect(a).not.toBeInstanceOf(WeakRef);
    expect('deref' in a).toBe(false);
    a.close();
    b.close();
  });
});
