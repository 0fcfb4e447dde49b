/** Files of the promise flavour: types, stacks, and buffers that change while a call waits. */
import socket, {
  type BufferedReader,
  type BufferedRWPair,
  type BufferedWriter,
  type SocketIO,
  type TextIOWrapper,
} from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { promisePair } from '../../helpers/files.js';

describe('makefile()', () => {
  it('makes the classes of Python, at once, and their types are known', () => {
    const [a] = promisePair();
    const raw: SocketIO = a.makefile('rwb', 0);
    const reader: BufferedReader = a.makefile('rb');
    const writer: BufferedWriter = a.makefile({ mode: 'wb' });
    const pair: BufferedRWPair = a.makefile('rwb', { buffering: 100 });
    const text: TextIOWrapper = a.makefile();
    const files = [raw, reader, writer, pair, text];
    expect(files.map((f) => f.constructor.name)).toEqual([
      ...['SocketIO', 'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'TextIOWrapper'],
    ]);
  });

  it('makes files without the ways of blocking ones', () => {
    const [a] = promisePair();
    const files = [a.makefile('rb', 0), a.makefile('rb'), a.makefile('wb'), a.makefile('rwb')];
    for (const f of [...files, a.makefile('rw')]) {
      const has = [Symbol.iterator, Symbol.dispose, Symbol.asyncIterator, Symbol.asyncDispose].map(
        (symbol) => symbol in f,
      );
      expect(has).toEqual([false, false, true, true]);
    }
    const loops = (): void => {
      // @ts-expect-error there is no loop that does not await
      for (const _line of a.makefile('rb')) return;
    };
    expect(loops).toThrow(TypeError);
  });

  it('has the types of what it reads', async () => {
    const [a, b] = promisePair();
    await b.sendall(Buffer.from('1\n2\n3\n4\n5\n'));
    const text: string = await a.makefile('r').read(0);
    const f = a.makefile('rb');
    const bytes: Buffer | null = await f.read(2);
    const line: Buffer = await f.readline();
    for await (const each of f) {
      const typed: Buffer = each;
      expect(String(typed)).toBe('3\n');
      break;
    }
    // @ts-expect-error bytes are no text
    const wrong: string = await f.readline();
    const raw: SocketIO = await f.detach();
    expect([text, String(bytes), String(line), String(wrong), raw.closed]).toEqual([
      ...['', '1\n', '2\n', '4\n', false],
    ]);
  });
});

describe('errors', () => {
  it('have a stack that reaches the await, also in the queue', async () => {
    const [a] = promisePair();
    a.settimeout(0.01);
    const f = a.makefile('rb');
    async function namedCaller(): Promise<Buffer> {
      return await f.readline();
    }
    const outcomes = await Promise.all([raised(namedCaller), raised(namedCaller)]);
    expect(outcomes.map(({ name, message }) => [name, message])).toEqual([
      ['TimeoutError', 'timed out'],
      ['OSError', 'cannot read from timed out object'],
    ]);
    for (const { stack } of outcomes) expect(stack).toContain('namedCaller');
    await f.close();
  });
});

describe('buffers', () => {
  const detach = (memory: ArrayBuffer): void => {
    structuredClone(null, { transfer: [memory] });
  };

  it.each([8192, 4, 0])(
    'that are detached while they are filled lose nothing (%d)',
    async (size) => {
      const [a, b] = promisePair();
      const f = size === 0 ? a.makefile('rb', 0) : a.makefile('rb', size);
      const memory = new ArrayBuffer(10);
      const reading = f.readinto(new Uint8Array(memory));
      if (size > 0) await b.sendall(Buffer.from('01234'));
      for (let i = 0; i < 3; i++) await new Promise(setImmediate);
      detach(memory);
      await b.sendall(Buffer.from('56789'));
      expect(await raised(() => reading)).toBeInstanceOf(TypeError);
      b.shutdown(socket.SHUT_WR);
      expect(String(await f.read())).toBe(size === 0 ? '56789' : '0123456789');
    },
  );

  it('that are detached before their turn are not taken for empty', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rwb');
    const first = f.write(Buffer.alloc(1 << 20));
    const [written, filled] = [new ArrayBuffer(10), new ArrayBuffer(10)];
    const writing = raised(() => f.write(new Uint8Array(written)));
    const [line, reading] = [f.readline(), raised(() => f.readinto(new Uint8Array(filled)))];
    detach(written);
    detach(filled);
    for (let left = 1 << 20; left > 0;) left -= (await b.recv(left)).length;
    await b.sendall(Buffer.from('line\n0123456789'));
    expect([await first, String(await line)]).toEqual([1 << 20, 'line\n']);
    expect([(await writing).name, (await reading).name]).toEqual(['TypeError', 'TypeError']);
    expect(String(await f.read(10))).toBe('0123456789');
  });

  /** Memory that can be shrunk. TypeScript's library lacks what Node has. */
  const shrinking = (size: number): ArrayBuffer & { resize(size: number): void } => {
    const options = [size, { maxByteLength: size }] as unknown as [number];
    return new ArrayBuffer(...options) as ReturnType<typeof shrinking>;
  };

  it.each([null, 20])(
    'that shrink while they are sent make the call reject (timeout %s)',
    async (timeout) => {
      const [a, b] = promisePair();
      a.settimeout(timeout);
      const f = a.makefile('wb');
      const memory = shrinking(1 << 22);
      const outcomes = [
        raised(() => f.write(new Uint8Array(memory))),
        // This call still waits for its turn.
        raised(() => f.write(new Uint8Array(memory))),
      ];
      await new Promise(setImmediate);
      memory.resize(10);
      const closing = f.close();
      a.close();
      while ((await b.recv(1 << 20)).length > 0);
      const names = (await Promise.all(outcomes)).map(({ name }) => name);
      expect(names).toEqual(['TypeError', 'TypeError']);
      await closing;
    },
  );
});
