/** socketpair(): two ends of every kind that the kernel pairs. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';

const { AF_INET, AF_UNIX, SOCK_CLOEXEC, SOCK_DGRAM, SOCK_NONBLOCK, SOCK_SEQPACKET, SOCK_STREAM } =
  socket;
const hello = Buffer.from('hello world');

function ends(...args: Parameters<typeof socket.socketpair>) {
  const [a, b] = socket.socketpair(...args);
  return [closing(a), closing(b)] as const;
}

describe.each([
  ['stream', SOCK_STREAM],
  ['dgram', SOCK_DGRAM],
  ['seqpacket', SOCK_SEQPACKET],
])('a pair of %s sockets', (_name, type) => {
  it('talks both ways', () => {
    const [a, b] = ends(AF_UNIX, type);
    expect([a.family, a.type, b.family, b.type]).toEqual([AF_UNIX, type, AF_UNIX, type]);
    a.sendall(hello);
    expect(b.recv(100)).toEqual(hello);
    b.sendall(hello);
    expect(a.recv(100)).toEqual(hello);
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

it('is a Unix stream without arguments', () => {
  const [a, b] = ends();
  expect([a.family, a.type, a.proto]).toEqual([AF_UNIX, SOCK_STREAM, 0]);
  a.sendall(hello);
  a.close();
  expect(b.recv(100)).toEqual(hello);
  expect(b.recv(100)).toHaveLength(0);
});

it('keeps datagrams apart', () => {
  const [a, b] = ends(AF_UNIX, SOCK_DGRAM);
  a.send(hello);
  a.send(Buffer.alloc(0));
  a.send(hello);
  expect([b.recv(100), b.recv(100), b.recv(100)]).toEqual([hello, Buffer.alloc(0), hello]);
});

it('takes SOCK_NONBLOCK and SOCK_CLOEXEC off the type', () => {
  const [a, b] = ends(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC);
  for (const end of [a, b]) {
    expect([end.type, end.gettimeout(), end.get_inheritable()]).toEqual([SOCK_STREAM, 0, false]);
    expect(() => end.recv(1)).toThrow(socket.BlockingIOError);
  }
});

it('the kernel does not pair IP sockets', async () => {
  expect(await raised(() => socket.socketpair(AF_INET))).toMatchObject({
    name: 'OSError',
    errno: 95,
    syscall: 'socketpair',
  });
});
