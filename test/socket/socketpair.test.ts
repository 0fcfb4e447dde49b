/** socketpair(): two ends of every kind that the kernel can pair. */
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { type AnyModule, BOTH, closing } from '../helpers/flavours.js';
import { needUnixPairs } from '../helpers/kernel.js';

beforeEach(() => needUnixPairs());

const { AF_INET, AF_UNIX, SOCK_CLOEXEC, SOCK_DGRAM, SOCK_NONBLOCK, SOCK_SEQPACKET, SOCK_STREAM } =
  socket;
const hello = Buffer.from('hello world');

describe.each(BOTH)('$name', (flavour) => {
  function ends(...args: Parameters<AnyModule['socketpair']>) {
    const [a, b] = flavour.module.socketpair(...args);
    return [closing(a), closing(b)] as const;
  }

  describe.each([
    ['stream', SOCK_STREAM],
    ['dgram', SOCK_DGRAM],
    ['seqpacket', SOCK_SEQPACKET],
  ])('a pair of %s sockets', (_name, type) => {
    it('talks both ways', async () => {
      const [a, b] = ends(AF_UNIX, type);
      expect([a.family, a.type, b.family, b.type]).toEqual([AF_UNIX, type, AF_UNIX, type]);
      await a.sendall(hello);
      expect(await b.recv(100)).toEqual(hello);
      await b.sendall(hello);
      expect(await a.recv(100)).toEqual(hello);
    });

    it('has no names, on either side', () => {
      for (const end of ends(AF_UNIX, type)) {
        expect([end.getsockname(), end.getpeername()]).toEqual(['', '']);
      }
    });

    it('goes by keyword', () => {
      const [a, b] = ends({ type });
      expect([a.type, b.type]).toEqual([type, type]);
      const [c] = ends(null, { type, proto: 0 });
      expect([c.family, c.type]).toEqual([AF_UNIX, type]);
    });
  });

  it('is a Unix stream without arguments', async () => {
    const [a, b] = ends();
    expect([a.family, a.type, a.proto]).toEqual([AF_UNIX, SOCK_STREAM, 0]);
    await a.sendall(hello);
    a.close();
    expect(await b.recv(100)).toEqual(hello);
    expect(await b.recv(100)).toHaveLength(0);
  });

  it('keeps datagrams apart', async () => {
    const [a, b] = ends(AF_UNIX, SOCK_DGRAM);
    await a.send(hello);
    await a.send(Buffer.alloc(0));
    await a.send(hello);
    expect([await b.recv(100), await b.recv(100), await b.recv(100)]).toEqual([
      hello,
      Buffer.alloc(0),
      hello,
    ]);
  });

  it('takes SOCK_NONBLOCK and SOCK_CLOEXEC off the type', async () => {
    const [a, b] = ends(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC);
    for (const end of [a, b]) {
      expect([end.type, end.gettimeout(), end.get_inheritable()]).toEqual([SOCK_STREAM, 0, false]);
      expect(await raised(() => end.recv(1))).toBeInstanceOf(socket.BlockingIOError);
    }
  });

  it('the kernel does not pair IP sockets', async () => {
    expect(await raised(() => flavour.socketpair(AF_INET))).toMatchObject({
      name: 'OSError',
      errno: 95,
      syscall: 'socketpair',
    });
  });
});
