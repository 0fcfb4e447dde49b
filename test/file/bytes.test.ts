/** Buffered files of bytes, in every flavour. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { BROKEN_PIPE } from '../helpers/errors.js';
import { filePair } from '../helpers/files.js';
import { FLAVOURS } from '../helpers/flavours.js';
import { inPairs } from '../helpers/native-order.js';
import { Peer } from '../helpers/peer.js';

describe.each(FLAVOURS)('$name', (flavour) => {
  it('a line that comes in many pieces is one', async () => {
    const [a, b] = filePair(flavour);
    new Peer(
      `const sock = adopt(data);
       for (const piece of ['a', 'b', 'c\\n', 'd']) { mainWaits(); sock.sendall(Buffer.from(piece)); }
       sock.close();`,
      b.detach(),
    );
    const f = a.makefile('rb');
    expect((await f.readline()).toString()).toBe('abc\n');
    expect((await f.readline()).toString()).toBe('d');
    expect(await f.readline()).toHaveLength(0);
  });

  it('lines longer than the buffer, and all lines of a stream', async () => {
    const [a, b] = filePair(flavour);
    const lines = Array.from({ length: 50 }, (_, i) => `${'x'.repeat(i * 40)}\n`);
    await b.sendall(Buffer.from(lines.join('')));
    b.shutdown(socket.SHUT_WR);
    const f = a.makefile('rb', 100);
    const got: string[] = [];
    for (;;) {
      const line = await f.readline();
      if (line.length === 0) break;
      got.push(line.toString());
    }
    expect(got).toEqual(lines);
  });

  it('megabytes go through unharmed, whatever the sizes of the pieces', async () => {
    const [a, b] = filePair(flavour);
    const size = 3_000_000;
    new Peer(
      `const f = adopt(data).makefile('wb');
       let sent = 0;
       for (let i = 0; sent < ${size}; i++) {
         const n = Math.min(1 + (i * 7919) % 20_000, ${size} - sent);
         f.write(Buffer.alloc(n, i));
         sent += n;
       }
       f.close();`,
      b.detach(),
    );
    const f = a.makefile('rb');
    const parts = [await f.read(10), await f.read(100_000), await f.read1(5), await f.peek()];
    const peeked = parts.pop();
    const rest = await f.read();
    expect(rest?.subarray(0, peeked?.length).equals(peeked ?? Buffer.alloc(0))).toBe(true);
    const all = Buffer.concat([
      ...parts.map((part) => part ?? Buffer.alloc(0)),
      rest ?? Buffer.alloc(0),
    ]);
    const expected: Buffer[] = [];
    for (let i = 0, sent = 0; sent < size; i++) {
      const n = Math.min(1 + ((i * 7919) % 20_000), size - sent);
      expected.push(Buffer.alloc(n, i));
      sent += n;
    }
    expect(all.equals(Buffer.concat(expected))).toBe(true);
  });

  it('the buffers that it returns share nothing', async () => {
    const [a, b] = filePair(flavour);
    await b.sendall(Buffer.from('one\ntwo\nthree\n'));
    const f = a.makefile('rb');
    const peeked = await f.peek();
    peeked.fill(0);
    const one = await f.readline();
    one.fill(0);
    expect((await f.readline()).toString()).toBe('two\n');
    await b.sendall(Buffer.from('four\n'));
    const three = await f.readline();
    await f.readline();
    expect(three.toString()).toBe('three\n');
    expect(one.equals(Buffer.alloc(4))).toBe(true);
  });

  it('what was written may be changed afterwards', async () => {
    const [a, b] = filePair(flavour);
    const f = a.makefile('wb');
    const data = Buffer.from('hello');
    expect(await f.write(data)).toBe(5);
    data.fill(0);
    await f.flush();
    expect((await b.recv(9)).toString()).toBe('hello');
  });

  it('any bytes-like object is written and filled', async () => {
    const [a, b] = filePair(flavour);
    const f = a.makefile('rwb');
    await f.write(inPairs('ab'));
    await f.write(new DataView(new ArrayBuffer(1)));
    await f.write(new SharedArrayBuffer(1));
    await f.flush();
    expect(await b.recv(9)).toEqual(Buffer.from('ab\0\0'));
    await b.sendall(Buffer.from('1234567890'));
    const words = new Uint32Array(1);
    expect(await f.readinto(words)).toBe(4);
    expect(Buffer.from(words.buffer).toString()).toBe('1234');
    const memory = new ArrayBuffer(3);
    expect(await f.readinto1(memory)).toBe(3);
    expect(Buffer.from(memory).toString()).toBe('567');
  });

  it('an error of a system call is what it is elsewhere', async () => {
    const [a] = filePair(flavour);
    a.shutdown(socket.SHUT_WR);
    const f = a.makefile('wb', 0);
    await expect((async () => f.write(Buffer.from('x')))()).rejects.toMatchObject({
      name: 'BrokenPipeError',
      ...BROKEN_PIPE,
      syscall: 'send',
    });
  });

  it('they are iterated, and go on after a break', async () => {
    const [a, b] = filePair(flavour);
    await b.sendall(Buffer.from('1\n2\n3\n'));
    b.shutdown(socket.SHUT_WR);
    const f = a.makefile('rb');
    const lines: string[] = [];
    for await (const line of f) {
      lines.push(String(line));
      break;
    }
    expect(lines).toEqual(['1\n']);
    for await (const line of f) lines.push(String(line));
    expect(lines).toEqual(['1\n', '2\n', '3\n']);
    for await (const _line of f) throw new Error('there is nothing left');
  });

  it('they show themselves as in Python', async () => {
    const [a] = filePair(flavour);
    const f = a.makefile('rb');
    expect(String(f)).toBe(`<_io.BufferedReader name=${a.fileno()}>`);
    expect(Object.keys(f)).toEqual([]);
    expect(Object.keys(a.makefile('r'))).toEqual([]);
  });
});

describe('blocking files', () => {
  it('are iterated by loops that do not await', () => {
    const [a, b] = socket.socketpair();
    using _a = a;
    b.sendall(Buffer.from('1\n2\n'));
    b.close();
    using f = a.makefile('rb');
    expect([...f].map(String)).toEqual(['1\n', '2\n']);
  });

  it('are closed by using', () => {
    const [a, b] = socket.socketpair();
    using _a = a;
    using _b = b;
    const opened = [];
    {
      using f = a.makefile('wb');
      f.write(Buffer.from('sent by close'));
      opened.push(f);
    }
    expect(b.recv(99).toString()).toBe('sent by close');
    expect(opened[0]?.closed).toBe(true);
  });
});
