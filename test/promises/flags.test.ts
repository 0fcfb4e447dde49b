/** Flags that say how long a call waits: MSG_WAITALL, MSG_DONTWAIT, MSG_PEEK with it. */
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { tcp } from '../helpers/promise-tcp.js';

type Sock = InstanceType<typeof socket.socket>;
const { MSG_DONTWAIT, MSG_PEEK, MSG_WAITALL } = socket;

const PAIRS = [
  { pair: 'tcp', open: tcp },
  { pair: 'unix', open: () => Promise.resolve(socket.socketpair()) },
];

/** Every call that receives, as one that gives bytes. */
const CALLS: {
  call: string;
  receive: (sock: Sock, size: number, flags: number) => Promise<Buffer>;
}[] = [
  { call: 'recv', receive: (sock, size, flags) => sock.recv(size, flags) },
  { call: 'recvfrom', receive: async (sock, size, flags) => (await sock.recvfrom(size, flags))[0] },
  {
    call: 'recv_into',
    receive: async (sock, size, flags) => {
      const into = Buffer.alloc(size);
      return into.subarray(0, await sock.recv_into(into, 0, flags));
    },
  },
  {
    call: 'recv_into with keywords',
    receive: async (sock, size, flags) => {
      const into = new Uint16Array(size);
      const got = await sock.recv_into(into, { nbytes: size, flags });
      return Buffer.from(into.buffer, 0, got);
    },
  },
  {
    call: 'recvfrom_into',
    receive: async (sock, size, flags) => {
      const into = Buffer.alloc(size + 5);
      const [got] = await sock.recvfrom_into(into, size, flags);
      return into.subarray(0, got);
    },
  },
  {
    call: 'recvmsg',
    receive: async (sock, size, flags) => (await sock.recvmsg(size, 0, flags))[0],
  },
  {
    call: 'recvmsg_into',
    receive: async (sock, size, flags) => {
      const parts = [Buffer.alloc(3), Buffer.alloc(0), Buffer.alloc(size - 3)];
      const [got] = await sock.recvmsg_into(parts, 0, flags);
      return Buffer.concat(parts).subarray(0, got);
    },
  },
];

describe.each(PAIRS)('MSG_WAITALL, $pair', ({ open }) => {
  describe.each(CALLS)('$call', ({ receive }) => {
    it('waits for all that was asked for', async () => {
      const [a, b] = await open();
      const received = receive(b, 10, MSG_WAITALL);
      for (const part of ['a', 'bcd', 'efg', 'hijkl']) {
        await a.sendall(Buffer.from(part));
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(String(await received)).toBe('abcdefghij');
      expect(String(await b.recv(10))).toBe('kl');
      for (const sock of [a, b]) sock.close();
    });

    it('gives what there was at the end of the stream', async () => {
      const [a, b] = await open();
      const received = receive(b, 10, MSG_WAITALL);
      await a.sendall(Buffer.from('abc'));
      await new Promise((resolve) => setImmediate(resolve));
      a.close();
      expect(String(await received)).toBe('abc');
      b.close();
    });

    it('only looks with MSG_PEEK', async () => {
      const [a, b] = await open();
      const received = receive(b, 6, MSG_WAITALL | MSG_PEEK);
      await a.sendall(Buffer.from('abc'));
      await new Promise((resolve) => setImmediate(resolve));
      await a.sendall(Buffer.from('defg'));
      expect(String(await received)).toBe('abcdef');
      expect(String(await b.recv(10))).toBe('abcdefg');
      for (const sock of [a, b]) sock.close();
    });

    it('looks at what there is at the end of the stream', async () => {
      const [a, b] = await open();
      const received = receive(b, 10, MSG_WAITALL | MSG_PEEK);
      await a.sendall(Buffer.from('abc'));
      a.close();
      expect(String(await received)).toBe('abc');
      expect(String(await receive(b, 10, MSG_WAITALL | MSG_PEEK))).toBe('abc');
      b.close();
    });

    it('does not wait with MSG_DONTWAIT', async () => {
      const [a, b] = await open();
      expect(await raised(() => receive(b, 6, MSG_WAITALL | MSG_DONTWAIT))).toBeInstanceOf(
        socket.BlockingIOError,
      );
      await a.sendall(Buffer.from('abc'));
      while ((await b.recv(6, MSG_PEEK)).length < 3);
      expect(String(await receive(b, 6, MSG_WAITALL | MSG_DONTWAIT))).toBe('abc');
      for (const sock of [a, b]) sock.close();
    });
  });
});

describe('MSG_WAITALL', () => {
  it('of recvmsg() ends where descriptors come', async () => {
    const [a, b] = socket.socketpair();
    const received = b.recvmsg(10, socket.CMSG_SPACE(4), MSG_WAITALL);
    await a.sendall(Buffer.from('ab'));
    await new Promise((resolve) => setImmediate(resolve));
    await socket.send_fds(a, [Buffer.from('cd')], [a.fileno()]);
    await a.sendall(Buffer.from('efghijkl'));
    const [data, ancdata] = await received;
    expect(String(data)).toBe('abcd');
    const [[, , fds] = [0, 0, Buffer.alloc(0)]] = ancdata;
    expect(fds).toHaveLength(4);
    socket.close(fds.readInt32LE());
    expect(String(await b.recv(10))).toBe('efghijkl');
    for (const sock of [a, b]) sock.close();
  });

  it('means nothing to datagrams', async () => {
    const [a, b] = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM);
    await a.send(Buffer.from('abc'));
    expect(String(await b.recv(10, MSG_WAITALL))).toBe('abc');
    for (const sock of [a, b]) sock.close();
  });

  it('rejects when the buffer was detached meanwhile, and keeps what has not come', async () => {
    const [a, b] = socket.socketpair();
    const into = new Uint8Array(10);
    const received = b.recv_into(into, 0, MSG_WAITALL);
    structuredClone(into.buffer, { transfer: [into.buffer] });
    await a.sendall(Buffer.from('abc'));
    expect(await raised(() => received)).toBeInstanceOf(TypeError);
    expect(String(await b.recv(10))).toBe('abc');
    for (const sock of [a, b]) sock.close();
  });
});

describe('MSG_DONTWAIT', () => {
  const MUCH = Buffer.alloc(1 << 24);

  it.each([
    { call: 'send', sends: (sock: Sock) => sock.send(MUCH, MSG_DONTWAIT) },
    { call: 'sendmsg', sends: (sock: Sock) => sock.sendmsg([MUCH], [], MSG_DONTWAIT) },
  ])('$call tells what has gone, and does not wait for the rest', async ({ sends }) => {
    const [a, b] = socket.socketpair();
    const sent = await sends(a);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(MUCH.length);
    expect(await raised(() => sends(a))).toBeInstanceOf(socket.BlockingIOError);
    let got = 0;
    b.settimeout(0);
    for (;;) {
      const data = await b.recv(1 << 20).catch(() => null);
      if (data === null) break;
      got += data.length;
    }
    expect(got).toBe(sent);
    for (const sock of [a, b]) sock.close();
  });
});
