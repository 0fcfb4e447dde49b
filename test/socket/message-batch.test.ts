/** MessageBatch itself: its sizes, what it keeps, and what happens to descriptors that are never read. */
import { inspect } from 'node:util';
import socket, { type MessageBatch as Batch } from 'pysocket';
import { encode, MessageBatch } from 'pysocket/messages';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDescriptors } from '../helpers/descriptors.js';
import { raised } from '../helpers/errors.js';
import { blocking, closing, socketpair } from '../helpers/flavours.js';
import { internal } from '../helpers/internal.js';
import { needMethod } from '../helpers/kernel.js';
import { readInt32 } from '../helpers/native-order.js';
import { run } from '../helpers/program.js';

beforeEach(() => needMethod('recvmmsg_into'));

const { SOCK_DGRAM } = socket;

/** Untyped access, as a program without type checks has it. */
const make = MessageBatch as unknown as (...args: unknown[]) => Batch;
const loose = (batch: Batch): Record<string, (...args: unknown[]) => unknown> =>
  batch as unknown as Record<string, (...args: unknown[]) => unknown>;

async function refusal(call: () => unknown): Promise<string> {
  const error = await raised(call);
  return `${error.name}: ${error.message}`;
}

describe('making one', () => {
  it('with arguments and keywords, with and without new', () => {
    for (const batch of [
      new MessageBatch(3, 4),
      MessageBatch(3, 4),
      MessageBatch(3n, { size: 4 }),
      new MessageBatch({ count: 3, size: 4, addresses: false, ancillary: 0 }),
    ]) {
      expect([batch.count, batch.room, batch.length]).toEqual([3, 4, 0]);
      expect(batch).toBeInstanceOf(MessageBatch);
    }
  });

  it.each([
    [[0, 1], 'ValueError: count must be between 1 and 65536'],
    [[65_537, 1], 'ValueError: count must be between 1 and 65536'],
    [[1, 0], 'ValueError: size must be between 1 and 2147483647'],
    [[1, 2 ** 31], 'ValueError: size must be between 1 and 2147483647'],
    [[1, 1, { ancillary: -1 }], 'ValueError: invalid ancillary data buffer length'],
    [[65_536, 2 ** 31 - 1], 'MemoryError: '],
    [[1], "TypeError: MessageBatch() missing 1 required positional argument: 'size'"],
    [[1, 1.5], "TypeError: 'float' object cannot be interpreted as an integer"],
    [[1, 1, { nope: 1 }], "TypeError: MessageBatch() got an unexpected keyword argument 'nope'"],
  ])('%j is refused', async (args, text) => {
    expect(await refusal(() => make(...args))).toBe(text);
  });

  it('its memory is not shown, and it is not cloned', async () => {
    const batch = new MessageBatch(3, 4);
    expect(inspect(batch)).not.toContain('Buffer');
    expect((await raised(() => structuredClone(batch))).name).toBe('DataCloneError');
  });
});

describe('messages', () => {
  it('are written one behind the other, or in the place of others', () => {
    const batch = new MessageBatch(2, 4);
    batch.write(0, Buffer.from('ab'));
    batch.write(1, new Uint16Array([1, 2]));
    batch.write(0, Buffer.from('c'));
    expect([batch.length, batch.data(0).toString(), batch.size(1)]).toEqual([2, 'c', 4]);
    expect([batch.address(0), batch.flags(0), batch.ancillary(0), batch.segment(0)]).toEqual([
      null,
      0,
      [],
      1,
    ]);
    batch.write(0, Buffer.from('abc'), 2);
    expect(batch.segment(0)).toBe(2);
    batch.clear();
    expect(batch.length).toBe(0);
  });

  it('data() is a view of the memory of the batch', () => {
    const batch = new MessageBatch(2, 4);
    batch.write(0, Buffer.from('ab'));
    batch.data(0)[0] = 'x'.charCodeAt(0);
    expect([batch.data(0).toString(), Buffer.isBuffer(batch.data(0))]).toEqual(['xb', true]);
    expect(batch.data(0).buffer).toBe(batch.data(0n).buffer);
  });

  it.each(['data', 'size', 'segment', 'flags', 'address', 'ancillary'])(
    '%s() of none',
    async (name) => {
      const batch = loose(MessageBatch(2, 4));
      batch.write?.(0, Buffer.from('ab'));
      const call = (index: unknown) => () => batch[name]?.(index);
      for (const index of [1, -1, 2 ** 40, 5n]) {
        expect(await refusal(call(index))).toBe('LookupError: message index out of range');
      }
      expect(await refusal(call('0'))).toMatch(/^TypeError: 'str' object cannot be interpreted/);
      expect(await refusal(call(0.5))).toMatch(/^TypeError: 'float' object cannot be interpreted/);
    },
  );

  it.each([
    [[2, 'x'], 'LookupError: message index out of range'],
    [[0, Buffer.alloc(5)], 'ValueError: 5 bytes do not fit into a message of 4'],
    [[0, Buffer.alloc(1), 65_536], 'ValueError: segment must be 0-65535'],
    [[0, Buffer.alloc(1), -1], 'ValueError: segment must be 0-65535'],
    [[0, 'text'], "TypeError: a bytes-like object is required, not 'str'"],
  ])('write() refuses %j', async (args, text) => {
    const batch = MessageBatch(2, 4);
    expect(await refusal(() => loose(batch).write?.(...args))).toBe(text);
    expect(batch.length).toBe(0);
  });

  it('stacks of errors begin in the program', async () => {
    const batch = MessageBatch(2, 4);
    for (const call of [() => batch.data(7), () => make(0, 0), () => loose(batch).write?.(9)]) {
      const [, first = ''] = (await raised(call)).stack?.split('\n    at ') ?? [];
      expect(first).toContain('message-batch.test.ts');
    }
  });
});

describe('of another evaluation of the package', () => {
  const other = internal('messages/namespace') as typeof import('pysocket/messages');

  it('a batch is one, and its descriptors are of the evaluation whose socket received them', async () => {
    const [a, b] = socketpair(blocking, SOCK_DGRAM);
    const batch = new other.MessageBatch(2, 4);
    expect(other.MessageBatch).not.toBe(MessageBatch);
    expect(batch).toBeInstanceOf(MessageBatch);
    const before = openDescriptors().length;
    const rights = other.encode([{ name: 'SCM_RIGHTS', fds: [0] }]);
    await a.sendmmsg([[Buffer.from('x'), null, rights]]);
    expect(await b.recvmmsg_into(batch)).toBe(1);
    expect([batch.data(0).toString(), openDescriptors().length]).toEqual(['x', before + 1]);
    batch.clear();
    expect(openDescriptors().length).toBe(before);
    batch.write(0, Buffer.from('y'));
    expect(await a.sendmmsg(batch)).toBe(1);
    expect(String(await b.recv(4))).toBe('y');
  });
});

describe('descriptors that nobody asks for', () => {
  const rights = (): [Buffer, null, ReturnType<typeof encode>] => [
    Buffer.from('x'),
    null,
    encode([{ name: 'SCM_RIGHTS', fds: [0] }]),
  ];

  it.each(['clear()', 'the next messages', 'a call that fails'])('%s closes them', async (how) => {
    const [a, b] = socketpair(blocking, SOCK_DGRAM);
    const batch = new MessageBatch(4, 4);
    const before = openDescriptors().length;
    await a.sendmmsg([rights(), rights(), Buffer.from('y')]);
    expect(await b.recvmmsg_into(batch)).toBe(3);
    expect(openDescriptors().length).toBe(before + 2);
    if (how === 'clear()') batch.clear();
    if (how === 'the next messages') {
      await a.send(Buffer.from('z'));
      expect(await b.recvmmsg_into(batch)).toBe(1);
    }
    if (how === 'a call that fails') {
      b.settimeout(0);
      await raised(() => b.recvmmsg_into(batch));
    }
    expect(openDescriptors().length).toBe(before);
  });

  it('only those: what was asked for stays open, however often', async () => {
    const [a, b] = socketpair(blocking, SOCK_DGRAM);
    const batch = new MessageBatch(4, 4);
    const before = openDescriptors().length;
    await a.sendmmsg([rights(), rights()]);
    await b.recvmmsg_into(batch);
    const [[, , data] = [0, 0, Buffer.alloc(4)]] = batch.ancillary(1);
    expect(batch.ancillary(1)).toHaveLength(1);
    batch.clear();
    expect(openDescriptors().length).toBe(before + 1);
    closing({ close: () => socket.close(readInt32(data)) });
  });

  it('the garbage collector closes those of a batch', async () => {
    const { code, out } = await run([
      '--expose-gc',
      '--eval',
      `
      const { readdirSync } = require('node:fs');
      const socket = require('pysocket');
      const { encode, MessageBatch } = require('pysocket/messages');
      const [a, b] = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM);
      const open = () => readdirSync('/proc/self/fd').length;
      const before = open();
      (() => {
        const batch = new MessageBatch(4, 4);
        a.sendmmsg([[Buffer.of(1), null, encode([{ name: 'SCM_RIGHTS', fds: [0, 1] }])]]);
        b.recvmmsg_into(batch);
        if (open() !== before + 2) throw new Error('no descriptors came');
      })();
      (async () => {
        for (let i = 0; open() > before && i < 1000; i++) {
          await new Promise((resolve) => setImmediate(resolve));
          gc();
        }
        console.log(open() - before);
      })();
      `,
    ]);
    expect([code, out.trim()]).toEqual([0, '0']);
  });
});
