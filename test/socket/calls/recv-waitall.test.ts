/** MSG_WAITALL, alone and with MSG_DONTWAIT, in every receiving call, in both flavours. */
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { type AnySocket, BOTH, type Eventually, socketpair } from '../../helpers/flavours.js';
import { needLookAtAll, needMethod, needNames, needUnixPairs } from '../../helpers/kernel.js';
import { int32, readInt32 } from '../../helpers/native-order.js';
import { Peer } from '../../helpers/peer.js';
import { everywhere, inetStream, pair, unixStream } from '../../helpers/transports.js';

const { AF_UNIX, MSG_DONTWAIT, MSG_PEEK, MSG_WAITALL, SCM_RIGHTS, SOL_SOCKET } = socket;

/** Every receiving call, adapted to return bytes. */
const CALLS: {
  call: string;
  receive: (sock: AnySocket, size: number, flags: number) => Eventually<Buffer>;
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

/** Sends parts, each once the other side waits, and closes. */
const PARTS = `
  const a = adopt(data.fd);
  for (const part of data.parts) { mainWaits(); a.sendall(Buffer.from(part)); }
  mainWaits();
  a.close();
  post('closed');`;

function sending(sock: AnySocket, ...parts: string[]): Peer {
  return new Peer(PARTS, { fd: sock.detach(), parts });
}

everywhere(
  [inetStream, unixStream],
  (flavour, transport) => {
    describe.each(CALLS)('$call', ({ call, receive }) => {
      beforeEach(() => needMethod(call.replace(/ .*/, '')));

      it('waits for all that was asked for', async () => {
        const [a, b] = await pair(flavour, transport);
        const peer = sending(a, 'a', 'bcd', 'efg', 'hijkl');
        expect(String(await receive(b, 10, MSG_WAITALL))).toBe('abcdefghij');
        expect(String(await b.recv(10))).toBe('kl');
        expect(await peer.message()).toBe('closed');
      });

      it('gives what there was at the end of the stream', async () => {
        const [a, b] = await pair(flavour, transport);
        sending(a, 'ab', 'c');
        expect(String(await receive(b, 10, MSG_WAITALL))).toBe('abc');
      });

      it('only looks with MSG_PEEK; a Unix stream at what there is', async () => {
        needLookAtAll();
        const [a, b] = await pair(flavour, transport);
        const peer = sending(a, 'abc', 'defg');
        const seen = String(await receive(b, 6, MSG_WAITALL | MSG_PEEK));
        if (transport.family === AF_UNIX) expect('abcdef'.startsWith(seen)).toBe(true);
        else expect(seen).toBe('abcdef');
        expect(String(await b.recv(7, MSG_WAITALL))).toBe('abcdefg');
        expect(await peer.message()).toBe('closed');
      });

      it('looks at what there is at the end of the stream', async () => {
        needLookAtAll();
        const [a, b] = await pair(flavour, transport);
        expect(await sending(a, 'abc').message()).toBe('closed');
        for (let i = 0; i < 2; i++) {
          expect(String(await receive(b, 10, MSG_WAITALL | MSG_PEEK))).toBe('abc');
        }
      });

      it('does not wait with MSG_DONTWAIT', async () => {
        needNames('MSG_DONTWAIT');
        const [a, b] = await pair(flavour, transport);
        expect(await raised(() => receive(b, 6, MSG_WAITALL | MSG_DONTWAIT))).toBeInstanceOf(
          socket.BlockingIOError,
        );
        await a.sendall(Buffer.from('abc'));
        while ((await b.recv(6, MSG_PEEK)).length < 3);
        expect(String(await receive(b, 6, MSG_WAITALL | MSG_DONTWAIT))).toBe('abc');
      });
    });
  },
  BOTH,
);

describe.each(BOTH)('$name', (flavour) => {
  it('a look at a Unix stream ends with its first bytes', async () => {
    needUnixPairs();
    const [a, b] = socketpair(flavour);
    await a.sendall(Buffer.from('abc'));
    expect(String(await b.recv(6, MSG_WAITALL | MSG_PEEK))).toBe('abc');
    expect(String((await b.recvmsg(6, 0, MSG_WAITALL | MSG_PEEK))[0])).toBe('abc');
  });

  it('MSG_WAITALL of recvmsg() ends where descriptors come', async () => {
    needMethod('recvmsg');
    const [a, b] = socketpair(flavour);
    const rights = int32(a.fileno());
    await a.sendall(Buffer.from('ab'));
    await a.sendmsg([Buffer.from('cd')], [[SOL_SOCKET, SCM_RIGHTS, rights]]);
    await a.sendall(Buffer.from('efghijkl'));
    const [data, ancdata] = await b.recvmsg(10, socket.CMSG_SPACE(4), MSG_WAITALL);
    expect(String(data)).toBe('abcd');
    const [[, , fds] = [0, 0, Buffer.alloc(0)]] = ancdata;
    expect(fds).toHaveLength(4);
    socket.close(readInt32(fds));
    expect(String(await b.recv(10))).toBe('efghijkl');
  });

  it('MSG_WAITALL means nothing to datagrams', async () => {
    const [a, b] = socketpair(flavour, socket.SOCK_DGRAM);
    await a.send(Buffer.from('abc'));
    expect(String(await b.recv(10, MSG_WAITALL))).toBe('abc');
  });

  const MUCH = Buffer.alloc(1 << 24);

  it.each<{ call: string; sends: (sock: AnySocket) => Eventually<number> }>([
    { call: 'send', sends: (sock) => sock.send(MUCH, MSG_DONTWAIT) },
    { call: 'sendmsg', sends: (sock) => sock.sendmsg([MUCH], [], MSG_DONTWAIT) },
  ])('$call with MSG_DONTWAIT tells what has gone, and does not wait', async ({ sends }) => {
    needNames('MSG_DONTWAIT');
    const [a, b] = socketpair(flavour);
    const sent = await sends(a);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(MUCH.length);
    expect(await raised(() => sends(a))).toBeInstanceOf(socket.BlockingIOError);
    a.close();
    let got = 0;
    for (let data; (data = await b.recv(1 << 20)).length > 0;) got += data.length;
    expect(got).toBe(sent);
  });
});
