/** sendmsg(), recvmsg() and recvmsg_into(): several buffers, flags, addresses, waiting. */
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { blocking, FLAVOURS, timed } from '../../helpers/flavours.js';
import { needMethod } from '../../helpers/kernel.js';
import { inPairs } from '../../helpers/native-order.js';
import { Peer } from '../../helpers/peer.js';
import {
  bound,
  DATAGRAMS,
  everywhere,
  inetStream,
  MESSAGES,
  pair,
  STREAMS,
  TRANSPORTS,
  unixStream,
} from '../../helpers/transports.js';

beforeEach(() => needMethod('recvmsg'));

const { MSG_DONTWAIT, MSG_PEEK, MSG_TRUNC, MSG_WAITALL } = socket;
const hello = Buffer.from('hello world');

everywhere(TRANSPORTS, (flavour, transport) => {
  it('gathers and scatters', async () => {
    const [a, b] = await pair(flavour, transport);
    const parts = [Buffer.from('hel'), inPairs('lo'), Buffer.from('').buffer.slice(0, 0)];
    expect(await a.sendmsg([...parts, Buffer.from(' world')])).toBe(11);
    const into = [
      Buffer.alloc(2),
      new DataView(new ArrayBuffer(3)),
      Buffer.alloc(0),
      Buffer.alloc(9),
    ];
    const [count, ancdata, flags] = await b.recvmsg_into(into);
    expect([count, ancdata, flags & MSG_TRUNC]).toEqual([11, [], 0]);
    const bytes = into.map((view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength));
    expect(Buffer.concat(bytes).subarray(0, 11)).toEqual(hello);
  });

  it('takes any iterable of buffers, a generator too', async () => {
    const [a, b] = await pair(flavour, transport);
    function* parts(): Generator<Buffer> {
      for (const letter of 'abc') yield Buffer.from(letter);
    }
    expect(await a.sendmsg(parts())).toBe(3);
    expect((await b.recvmsg(10))[0].toString()).toBe('abc');
    expect(await a.sendmsg(new Set([hello]))).toBe(11);
    const into = Buffer.alloc(11);
    expect((await b.recvmsg_into(new Set([into])))[0]).toBe(11);
    expect(into).toEqual(hello);
  });

  it('peeks, and takes what is there without waiting', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendmsg([hello]);
    expect((await b.recvmsg(100, 0, MSG_PEEK))[0]).toEqual(hello);
    expect((await b.recvmsg(100, 64, MSG_DONTWAIT))[0]).toEqual(hello);
    if (flavour === blocking) {
      const expected = { name: 'BlockingIOError', errno: 11, syscall: 'recvmsg' };
      expect(await raised(() => b.recvmsg(100, 64, MSG_DONTWAIT))).toMatchObject(expected);
      expect(await raised(() => b.recvmsg_into([into()], 0, MSG_DONTWAIT))).toMatchObject(expected);
    }
  });

  it('waits for the other side', async () => {
    const [a, b] = await pair(flavour, transport);
    const peer = new Peer('mainWaits(); adopt(data).sendmsg([Buffer.from("late")]);', a.detach());
    expect((await b.recvmsg(10, 100))[0].toString()).toBe('late');
    void peer;
  });

  it('gives up after the timeout', async () => {
    const [, b] = await pair(flavour, transport);
    b.settimeout(0.02);
    const expected = { name: 'TimeoutError', errno: null, message: 'timed out' };
    expect(await raised(() => b.recvmsg(10))).toMatchObject(expected);
    expect(await raised(() => b.recvmsg_into([into()]))).toMatchObject(expected);
  });

  it('says EBADF when closed', async () => {
    const [a] = await pair(flavour, transport);
    a.close();
    const expected = { name: 'OSError', errno: 9 };
    expect(await raised(() => a.recvmsg(10))).toMatchObject(expected);
    expect(await raised(() => a.recvmsg_into([into()]))).toMatchObject(expected);
    expect(await raised(() => a.sendmsg([hello]))).toMatchObject(expected);
  });
});

function into(): Buffer {
  return Buffer.alloc(10);
}

everywhere(MESSAGES, (flavour, transport) => {
  it('keeps messages apart and tells which was cut', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendmsg([hello]);
    await a.sendmsg([Buffer.from('next')]);
    const [data, , flags] = await b.recvmsg(5);
    expect([data.toString(), flags & MSG_TRUNC]).toEqual(['hello', MSG_TRUNC]);
    const [second, , whole] = await b.recvmsg(5);
    expect([second.toString(), whole & MSG_TRUNC]).toEqual(['next', 0]);
  });
});

everywhere(DATAGRAMS, (flavour, transport) => {
  it('sends to an address, and tells the sender', async () => {
    const [a, b] = [bound(flavour, transport), bound(flavour, transport)];
    expect(await a.sendmsg([hello], [], 0, b.getsockname())).toBe(11);
    expect(await b.recvmsg(100)).toEqual([hello, [], 0, a.getsockname()]);
    expect(await b.sendmsg([hello], [], 0, a.getsockname())).toBe(11);
    expect(await a.recvmsg_into([Buffer.alloc(20)])).toEqual([11, [], 0, b.getsockname()]);
  });

  it('sends to the address it was given, whatever its buffers do meanwhile', async () => {
    const [a, b, c] = [0, 1, 2].map(() => bound(flavour, transport)) as ReturnType<typeof bound>[];
    if (a === undefined || b === undefined || c === undefined) throw new Error('three sockets');
    const others: unknown[] = [];
    function* parts(): Generator<Buffer> {
      others.push(a?.sendto(Buffer.from('by the way'), c?.getsockname() ?? ''));
      yield hello;
    }
    expect(await a.sendmsg(parts(), [], 0, b.getsockname())).toBe(11);
    expect((await b.recvmsg(100))[0]).toEqual(hello);
    expect((await c.recvmsg(100))[0].toString()).toBe('by the way');
    await Promise.all(others);
    // And the next message is not sent there by mistake.
    await a.sendto(Buffer.from('again'), c.getsockname());
    expect((await c.recv(100)).toString()).toBe('again');
  });
});

everywhere(STREAMS, (flavour, transport) => {
  it('is empty at the end of the stream', async () => {
    const [a, b] = await pair(flavour, transport);
    a.close();
    expect((await b.recvmsg(10)).slice(0, 2)).toEqual([Buffer.alloc(0), []]);
    expect((await b.recvmsg_into([into()])).slice(0, 2)).toEqual([0, []]);
  });

  it('MSG_WAITALL fills all buffers, on the main thread and in a worker', async () => {
    const [a, b] = await pair(timed, transport);
    b.setblocking(true);
    const peer = new Peer(
      `const sock = adopt(socket.dup(data));
       post('ready');
       const into = [Buffer.alloc(3), Buffer.alloc(100_000), Buffer.alloc(7)];
       const [count] = sock.recvmsg_into(into, 0, socket.MSG_WAITALL);
       post([count, Buffer.concat(into).every((byte, i) => byte === i % 251)]);
       post(sock.recvmsg(11, 0, socket.MSG_WAITALL)[0].toString());
       sock.close();`,
      b.fileno(),
    );
    await peer.message();
    const bytes = Buffer.from(Array.from({ length: 100_010 }, (_, i) => i % 251));
    for (let at = 0; at < bytes.length; at += 9973) await a.sendall(bytes.subarray(at, at + 9973));
    expect(await peer.message()).toEqual([100_010, true]);
    await a.sendall(hello);
    expect(await peer.message()).toBe('hello world');
    await a.sendall(hello);
    if (flavour !== timed) expect((await b.recvmsg(11, 0, MSG_WAITALL))[0]).toEqual(hello);
  });
});

describe('large messages', () => {
  it.each([unixStream, inetStream])('a worker sends megabytes in one call: $name', async (kind) => {
    const [a, b] = await pair(blocking, kind);
    const peer = new Peer(
      `const sock = adopt(data);
       const parts = Array.from({ length: 1000 }, (_, i) => Buffer.alloc(5000, i));
       post(sock.sendmsg(parts));
       sock.close();`,
      a.detach(),
    );
    let total = 0;
    for (let data; (data = (await b.recvmsg(1 << 20))[0]).length > 0; total += data.length) {
      const index = data.findIndex((byte, i) => byte !== (Math.floor((total + i) / 5000) & 255));
      expect(index).toBe(-1);
    }
    expect(total).toBe(5_000_000);
    expect(await peer.message()).toBe(5_000_000);
  });

  it.each(FLAVOURS)('1,024 buffers and no more: $name', async (flavour) => {
    const [a, b] = await pair(flavour, unixStream);
    const one = Buffer.from('x');
    expect(await a.sendmsg(Array.from({ length: 1024 }, () => one))).toBe(1024);
    const expected = { name: 'OSError', errno: 90 };
    const many = Array.from({ length: 1025 }, () => one);
    expect(await raised(() => a.sendmsg(many))).toMatchObject(expected);
    expect(await raised(() => b.recvmsg_into(many))).toMatchObject(expected);
    expect((await b.recvmsg(2000))[0]).toHaveLength(1024);
  });
});

describe('buffers that change while they are listed', () => {
  it.each(FLAVOURS)('a detached one is refused: $name', async (flavour) => {
    const [a, b] = await pair(flavour, unixStream);
    const doomed = new Uint8Array(8);
    function* parts(): Generator<Uint8Array> {
      yield doomed;
      structuredClone(doomed.buffer, { transfer: [doomed.buffer] });
      yield new Uint8Array(3);
    }
    expect(await raised(() => a.sendmsg(parts()))).toBeInstanceOf(TypeError);
    expect(await raised(() => a.sendmsg([doomed]))).toBeInstanceOf(TypeError);
    expect(await raised(() => b.recvmsg_into([doomed]))).toBeInstanceOf(TypeError);
  });

  it.each(FLAVOURS)('one that is detached later is empty: $name', async (flavour) => {
    const [a, b] = await pair(flavour, unixStream);
    const doomed = new Uint8Array(8);
    function* noItems(): Generator<[number, number, Buffer]> {
      structuredClone(doomed.buffer, { transfer: [doomed.buffer] });
    }
    expect(await a.sendmsg([doomed, Buffer.from('abc')], noItems())).toBe(3);
    expect((await b.recvmsg(100))[0].toString()).toBe('abc');
  });

  it.each(FLAVOURS)('an error of the iterable comes through: $name', async (flavour) => {
    const [a] = await pair(flavour, unixStream);
    const error = new Error('mine');
    const broken = {
      *[Symbol.iterator](): Generator<Buffer> {
        yield hello;
        throw error;
      },
    };
    expect(await raised(() => a.sendmsg(broken))).toBe(error);
    expect(await raised(() => a.recvmsg_into(broken))).toBe(error);
  });
});
