/** What files are, what they refuse, and how they treat timeouts, as in Python, in every flavour. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { filePair, filesOf, type FileSocket, fill } from '../helpers/files.js';
import { type AnySocket, BOTH, closing, type Eventually } from '../helpers/flavours.js';

describe.each(BOTH)('$name', (flavour) => {
  it('makefile() makes the classes of Python, at once', async () => {
    const [a] = filePair(flavour);
    const fd = a.fileno();
    const files = [
      a.makefile('rwb', 0),
      a.makefile('rb'),
      a.makefile({ mode: 'wb' } as never),
      a.makefile('rwb', { buffering: 100 } as never),
      a.makefile('r'),
    ];
    expect(files.map((f) => f.constructor.name)).toEqual([
      ...['SocketIO', 'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'TextIOWrapper'],
    ]);
    expect(files.map(String)).toEqual([
      '<socket.SocketIO object>',
      `<_io.BufferedReader name=${fd}>`,
      `<_io.BufferedWriter name=${fd}>`,
      '<_io.BufferedRWPair object>',
      `<_io.TextIOWrapper name=${fd} mode='r' encoding='UTF-8'>`,
    ]);
  });

  it('makefile() throws for what no file can be', async () => {
    const [a] = filePair(flavour);
    const make = (...args: unknown[]) => Reflect.apply(a.makefile, a, args);
    expect(() => make('x')).toThrow("invalid mode 'x' (only r, w, b allowed)");
    expect(() => make('r', 0)).toThrow('unbuffered streams must be binary');
    expect(() => make('r', { encoding: 'nope' })).toThrow(socket.LookupError);
    expect(() => make('r', { signal: AbortSignal.abort() })).toThrow(
      "socket.makefile() got an unexpected keyword argument 'signal'",
    );
  });

  it('SocketIO() makes raw files, with and without new', async () => {
    const [a, b] = filePair(flavour);
    const { SocketIO } = filesOf(flavour);
    for (const f of [SocketIO(a, 'w'), new SocketIO(a, 'rwb')]) {
      expect(await f.write(Buffer.from('x'))).toBe(1);
    }
    expect(String(await b.recv(9))).toBe('xx');
    expect(() => new SocketIO(a, 'x')).toThrow("invalid mode: 'x'");
  });

  it('what never waits answers, or throws, at once', async () => {
    const [a] = filePair(flavour);
    const f = a.makefile('rw', { encoding: 'latin-1', newline: '' });
    expect([f.readable(), f.writable(), f.isatty(), f.seekable()]).toEqual([
      ...[true, true, false, false],
    ]);
    expect([f.encoding, f.errors, f.newlines, f.mode, f.line_buffering, f.write_through]).toEqual([
      ...['latin-1', 'strict', null, 'rw', false, false],
    ]);
    expect(() => f.seek(0)).toThrow('underlying stream is not seekable');
    expect(() => f.tell()).toThrow(socket.UnsupportedOperation);
    const g = a.makefile('rb');
    expect([g.fileno(), g.name, g.mode, g.raw?.name]).toEqual([
      ...[a.fileno(), a.fileno(), 'rb', a.fileno()],
    ]);
    await g.close();
    expect(() => g.fileno()).toThrow(socket.ValueError);
  });

  it('wrong arguments are refused in the words of Python', async () => {
    const [a] = filePair(flavour);
    const [f, g, raw] = [a.makefile('rb'), a.makefile('w'), a.makefile('wb', 0)];
    const calls: [call: () => unknown, message: string][] = [
      [() => f.read('x' as never), "argument should be integer or None, not 'str'"],
      [() => f.readline(1.5 as never), "argument should be integer or None, not 'float'"],
      [() => f.readinto('x' as never), 'readinto() argument must be read-write bytes-like object'],
      [() => Reflect.apply(f.peek, f, [1, 2]), 'peek expected at most 1 argument, got 2'],
      [() => f.write(Buffer.alloc(1)), 'write'],
      [() => g.write(5 as never), 'write() argument must be str, not int'],
      [() => g.writelines(5 as never), "'int' object is not iterable"],
      [() => g.read(), 'not readable'],
      [() => raw.write('x' as never), "a bytes-like object is required, not 'str'"],
    ];
    for (const [call, message] of calls) {
      expect((await raised(call)).message).toContain(message);
    }
  });

  it('a timeout ends a reader, and no writer', async () => {
    const [a, b] = filePair(flavour);
    a.settimeout(0.02);
    const f = a.makefile('rwb');
    await b.sendall(Buffer.from('par'));
    expect(await raised(() => f.readline())).toMatchObject({
      name: 'TimeoutError',
      message: 'timed out',
    });
    await b.sendall(Buffer.from('tial\n'));
    expect((await raised(() => f.read(4))).message).toBe('cannot read from timed out object');
    const filled = await fill(a);
    await f.write(Buffer.from('kept'));
    expect(await raised(() => f.flush())).toMatchObject({ name: 'TimeoutError' });
    for (let left = filled; left > 0;) left -= (await b.recv(left)).length;
    await f.flush();
    expect(String(await b.recv(9))).toBe('kept');
  });

  it('a file of a socket that may not wait reads null, and writes a part', async () => {
    const [a] = filePair(flavour);
    a.setblocking(false);
    const f = a.makefile('rb');
    expect([await f.read(5), await f.readinto(Buffer.alloc(2)), await f.read1()]).toEqual([
      ...[null, null, Buffer.alloc(0)],
    ]);
    expect(await a.makefile('rb', 0).read(1)).toBeNull();
    await fill(a);
    expect(await a.makefile('wb', 0).write(Buffer.alloc(1))).toBeNull();
    const w = a.makefile('wb', 8);
    expect(await raised(() => w.write(Buffer.alloc(20)))).toMatchObject({
      name: 'BlockingIOError',
      characters_written: 8,
    });
    expect(await raised(() => w.close())).toBeInstanceOf(socket.BlockingIOError);
    expect(w.closed).toBe(true);
  });

  const LIES: [answer: unknown, cause: string | null][] = [
    [-1, null],
    [2 ** 33, null],
    [2n ** 40n, null],
    [1.5, "'float' object cannot be interpreted as an integer"],
    ['1', "'str' object cannot be interpreted as an integer"],
    [2n ** 70n, "cannot fit 'int' into an index-sized integer"],
  ];

  it.each(LIES)('a subclass that says it received %s is not believed', async (answer, cause) => {
    class Lying extends flavour.module.socket {
      override recv_into(): Eventually<number> {
        return answer as number;
      }
    }
    const sock = closing<AnySocket>(new Lying()) as FileSocket;
    const text = (room: number) =>
      cause === null
        ? `raw readinto() returned invalid length ${answer} (should have been between 0 and ${room})`
        : 'raw readinto() failed';
    const expected = (room: number) => ({ name: 'OSError', message: text(room) });
    const calls: [call: () => unknown, room: number][] = [
      [() => sock.makefile('rb').read(4), 8192],
      [() => sock.makefile('rb', 4).read(10), 8],
      [() => sock.makefile('rb').read1(4), 4],
      [() => sock.makefile('rb').peek(4), 8192],
      [() => sock.makefile('rb', 8).readinto(Buffer.alloc(20)), 20],
      [() => sock.makefile('r').readline(), 8192],
    ];
    for (const [call, room] of calls) {
      const error = await raised(call);
      expect(error).toMatchObject(expected(room));
      if (cause !== null) expect(error.cause).toMatchObject({ message: cause });
    }
    // The raw file passes on the number it is given, unless it has to cut a buffer to it.
    expect(await sock.makefile('rb', 0).readinto(Buffer.alloc(4))).toBe(answer);
    const message = cause ?? `readinto returned ${answer} outside buffer size 4`;
    expect(await raised(() => sock.makefile('rb', 0).read(4))).toMatchObject({ message });
  });

  it.each(LIES)('nor one that says it sent %s', async (answer, cause) => {
    class Lying extends flavour.module.socket {
      override send(): Eventually<number> {
        return answer as number;
      }
    }
    const sock = closing<AnySocket>(new Lying()) as FileSocket;
    const length = cause === null ? String(answer) : -1;
    const message = `raw write() returned invalid length ${length} (should have been between 0 and 10)`;
    const direct = sock.makefile('wb', 4);
    const expected = { name: 'OSError', message };
    expect(await raised(() => direct.write(Buffer.alloc(10)))).toMatchObject(expected);
    const buffered = sock.makefile('wb', 100);
    await buffered.write(Buffer.alloc(10));
    expect(await raised(() => buffered.flush())).toMatchObject(expected);
    expect(await raised(() => buffered.close())).toMatchObject(expected);
    expect(await sock.makefile('wb', 0).write(Buffer.alloc(4))).toBe(answer);
  });

  it('writelines() does not look at what a subclass says it sent', async () => {
    const answers: unknown[] = [1n, 'x', null, undefined, Symbol('x'), 2];
    const sent: string[] = [];
    class Lying extends flavour.module.socket {
      override send(data: Uint8Array): Eventually<number> {
        sent.push(String(data));
        return answers[sent.length - 1] as number;
      }
    }
    const sock = closing<AnySocket>(new Lying()) as FileSocket;
    const lines = ['1', '2', '3', '4', '5', '6'];
    const parts = lines.map((line) => Buffer.from(line));
    expect(await sock.makefile('wb', 0).writelines(parts)).toBeNull();
    expect(sent).toEqual(lines);
  });

  it('a subclass that receives in its own way is asked', async () => {
    const upper = (buffer: Uint8Array) => (count: number) => {
      for (let i = 0; i < count; i++) buffer[i] = (buffer[i] ?? 0) & ~0x20;
      return count;
    };
    class Upper extends flavour.module.socket {
      override recv_into(buffer: Uint8Array): Eventually<number> {
        const count = super.recv_into(buffer);
        return count instanceof Promise ? count.then(upper(buffer)) : upper(buffer)(count);
      }
    }
    const [a, b] = filePair(flavour);
    const sock = closing(new Upper({ fileno: a.detach() })) as FileSocket;
    await b.sendall(Buffer.from('abc*'));
    expect((await sock.makefile('rb').read(3))?.toString()).toBe('ABC');
  });
});
