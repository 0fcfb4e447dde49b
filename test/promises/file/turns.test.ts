/** Files of the promise flavour: the order of calls, and which calls do not wait for each other. */
import socket, { type Cancellable, type TextIOWrapper } from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { fill, promisePair, received } from '../../helpers/files.js';

/** Whether a promise is still pending once everything that is ready has run. */
async function waits(call: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  call.then(settle, settle);
  for (let i = 0; i < 5; i++) await new Promise(setImmediate);
  return !settled;
}

const line = (text: string): Buffer => Buffer.from(`${text}\n`);

describe('calls in one direction', () => {
  it('that read complete in the order in which they were made', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rb');
    const order: number[] = [];
    const calls = [
      f.readline(),
      f.read(3),
      f.readline(2),
      f.readinto(Buffer.alloc(3)),
      f.read1(1),
      // How many more bytes it sees depends on when they arrived.
      f.peek().then((seen) => seen.subarray(0, 1)),
      f.readlines(2),
    ].map(async (call, i) => {
      const value = await call;
      order.push(i);
      return String(value);
    });
    for (const piece of ['li', 'ne\nab', 'cde\nfghi', 'jk\n']) {
      await b.sendall(Buffer.from(piece));
      await new Promise(setImmediate);
    }
    expect(await Promise.all(calls)).toEqual(['line\n', 'abc', 'de', '3', 'h', 'i', 'ijk\n']);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('that find their answer in the buffer do not overtake', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('r');
    await b.sendall(Buffer.from('one\ntwo\nthr'));
    expect(await f.readline()).toBe('one\n');
    const calls = [f.read(6), f.readline(), f.readline()];
    await b.sendall(Buffer.from('ee\nfour\n'));
    expect(await Promise.all(calls)).toEqual(['two\nth', 'ree\n', 'four\n']);
  });

  it('that write do not mix', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('wb');
    const sizes = [1 << 20, 10, 9000, 1 << 18, 1, 8192];
    const calls = sizes.map((size, i) => f.write(Buffer.alloc(size, i)));
    const closing = f.close();
    a.close();
    const all = await received(b);
    expect(await Promise.all(calls)).toEqual(sizes);
    await closing;
    expect(all.equals(Buffer.concat(sizes.map((size, i) => Buffer.alloc(size, i))))).toBe(true);
  });

  it('on all the objects of a file are one queue', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('r');
    const { buffer } = f;
    if (buffer === null || !('raw' in buffer) || !('peek' in buffer)) throw new Error('no reader');
    const calls = [f.readline(), buffer.readline(), buffer.raw?.read(10)];
    await b.sendall(line('text'));
    expect(await calls[0]).toBe('text\n');
    await b.sendall(line('bytes'));
    expect(await calls[1]).toEqual(line('bytes'));
    await b.sendall(line('raw'));
    expect(await calls[2]).toEqual(line('raw'));
  });

  it('of two files of a socket take what comes in turn', async () => {
    const [a, b] = promisePair();
    const [f, g] = [a.makefile('rb', 0), a.makefile('rb', 0)];
    const calls = [f.read(2), g.read(2), f.read(2)];
    await b.sendall(Buffer.from('112233'));
    expect((await Promise.all(calls)).map(String)).toEqual(['11', '22', '33']);
  });

  it('of a subclass that receives and sends in its own way', async () => {
    class Upper extends socket.socket {
      override async recv_into(...args: unknown[]) {
        const [buffer, ...rest] = args as [Uint8Array, ...[Cancellable]];
        const count = await super.recv_into(buffer, ...rest);
        for (let i = 0; i < count; i++) buffer[i] = (buffer[i] ?? 0) & ~0x20;
        return count;
      }
      override async send(data: Uint8Array): Promise<number> {
        return super.send(Buffer.from(data).map((byte) => byte | 0x20));
      }
    }
    const [a, b] = promisePair();
    const upper = new Upper({ fileno: a.detach() });
    const f = upper.makefile('rwb');
    await b.sendall(Buffer.from('abc'));
    expect(String(await f.read(3))).toBe('ABC');
    await f.write(Buffer.from('XYZ'));
    await f.close();
    upper.close();
    expect(String(await received(b))).toBe('xyz');
  });
});

describe('the directions are independent', () => {
  it.each(['rwb', 'rw'] as const)(
    'a call that reads holds back none that writes (%s)',
    async (mode) => {
      const [a, b] = promisePair();
      const f = a.makefile(mode);
      const reading = f.readline();
      for (let i = 0; i < 3; i++) {
        await f.writelines(mode === 'rw' ? [`${i}\n`] : [line(String(i))]);
        await f.flush();
        expect(await b.recv(99)).toEqual(line(String(i)));
      }
      expect(await waits(reading)).toBe(true);
      await b.sendall(line('answer'));
      expect(String(await reading)).toBe('answer\n');
    },
  );

  it('nor on raw files', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rwb', 0);
    const reading = f.read(10);
    expect(await f.write(line('x'))).toBe(2);
    expect(await b.recv(9)).toEqual(line('x'));
    await b.sendall(line('y'));
    expect(await reading).toEqual(line('y'));
  });

  it.each(['rwb', 'rw'] as const)(
    'a call that writes holds back none that reads (%s)',
    async (mode) => {
      const [a, b] = promisePair();
      const f = a.makefile(mode);
      const size = 1 << 21;
      const writing = f.writelines(mode === 'rw' ? ['x'.repeat(size)] : [Buffer.alloc(size, 'x')]);
      const flushing = f.flush();
      for (let i = 0; i < 3; i++) {
        await b.sendall(line(String(i)));
        expect(String(await f.readline())).toBe(`${i}\n`);
      }
      expect(await waits(writing)).toBe(true);
      expect(String(await received(b, size))).toBe('x'.repeat(size));
      await Promise.all([writing, flushing]);
    },
  );

  it('text that was written and cannot go holds back no call that reads', async () => {
    const [a, b] = promisePair();
    const filled = await fill(a);
    const f = a.makefile('rw');
    const text = 'x'.repeat(8000);
    expect([await f.write(text), await f.write('y'.repeat(190))]).toEqual([8000, 190]);
    // The buffer below is full as well, so passing the text on would require sending.
    expect(await f.buffer?.write(Buffer.alloc(8000, 'b'))).toBe(8000);
    await b.sendall(Buffer.from('one\ntwo\n'));
    expect([await f.readline(), await f.readline()]).toEqual(['one\n', 'two\n']);
    const closing = f.close();
    a.close();
    await received(b, filled);
    expect(String(await received(b))).toBe(`${'b'.repeat(8000)}${text}${'y'.repeat(190)}`);
    await closing;
  });

  it('a write leaves half a character to the call that waits for the other half', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rw');
    const reading = f.readline();
    const bytes = Buffer.from('é😀\r\n');
    for (const byte of bytes) {
      await b.sendall(Buffer.of(byte));
      await new Promise(setImmediate);
      await f.write('x');
    }
    expect(await reading).toBe('é😀\n');
  });

  it('reconfigure() and detach() wait for both, unless no character changes', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rw');
    const reading = f.readline();
    await f.reconfigure({ line_buffering: true });
    await f.write('sent at once\n');
    expect(String(await b.recv(99))).toBe('sent at once\n');
    const changes = f.reconfigure({ errors: 'replace' });
    const detaching = f.detach();
    expect(await waits(changes)).toBe(true);
    await b.sendall(line('first'));
    expect(await reading).toBe('first\n');
    await expect(changes).rejects.toThrow('It is not possible to set the encoding or newline');
    expect(await (await detaching).write(Buffer.from('z'))).toBe(1);
    await expect(f.readline()).rejects.toThrow('underlying buffer has been detached');
  });
});

describe('a long conversation in both directions at once', () => {
  type Sock = ReturnType<typeof promisePair>[0];
  type Text = TextIOWrapper;
  // As in Python, a text file for both directions forgets half a character when it writes.
  const WAYS: Readonly<Record<string, (sock: Sock) => [reader: Text, writer: Text, text: string]>> =
    {
      'of a file': (sock) => {
        const f = sock.makefile('rw', { encoding: 'latin-1' });
        return [f, f, 'xé÷'];
      },
      'of a file for each direction': (sock) => [sock.makefile('r'), sock.makefile('w'), 'é😀x'],
    };

  it.each(Object.entries(WAYS))('%s', async (_name, filesOf) => {
    const [a, b] = promisePair();
    const converse = async (sock: Sock): Promise<void> => {
      const [reader, writer, text] = filesOf(sock);
      const lines = Array.from({ length: 400 }, (_, i) => `${i} ${text.repeat((i * 37) % 900)}\n`);
      const talk = async (): Promise<void> => {
        for (const line of lines) await writer.write(line);
        await writer.flush();
      };
      const talking = talk();
      const got: string[] = [];
      for await (const line of reader) {
        if (got.push(line) === lines.length) break;
        if (got.length % 3 === 0) await new Promise(setImmediate);
      }
      await talking;
      expect(got).toEqual(lines);
    };
    await Promise.all([converse(a), converse(b)]);
  });
});
