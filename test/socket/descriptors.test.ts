/** Several objects for one socket: dup(), detach(), fromfd() and fileno= examine the underlying socket. */
import { closeSync, fstatSync, openSync } from 'node:fs';
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { CLOSED, raised } from '../helpers/errors.js';
import { blocking, BOTH, closing, FLAVOURS, socketpair } from '../helpers/flavours.js';
import {
  givesLowestNumber,
  needLowestNumber,
  needWaitOfKernel,
  protocolTold,
} from '../helpers/kernel.js';
import { TRANSPORTS, bound, everywhere, inet6Datagram, open, pair } from '../helpers/transports.js';

const {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  IPPROTO_TCP,
  IPPROTO_UDP,
  SO_REUSEADDR,
  SOCK_DGRAM,
  SOCK_STREAM,
} = socket;
const hello = Buffer.from('hello world');

/** The kernel's number of the object behind a descriptor. On Windows, sockets have none. */
function inode(fd: number): number | null {
  return givesLowestNumber ? fstatSync(fd).ino : null;
}

everywhere(TRANSPORTS, (flavour, transport) => {
  it('fileno= finds out family, type and protocol', () => {
    // Winsock cannot tell the family of an unbound socket.
    const sock = bound(flavour, transport);
    const { family, type } = sock;
    const wrapped = closing(flavour.wrap(sock.detach()));
    expect([wrapped.family, wrapped.type]).toEqual([family, type]);
    const protocols = new Map([
      [SOCK_STREAM, IPPROTO_TCP],
      [SOCK_DGRAM, IPPROTO_UDP],
    ]);
    expect(wrapped.proto).toBe(family === AF_UNIX ? 0 : protocolTold(protocols.get(type) ?? 0));
  });

  it('detach() leaves the connection to whoever wraps the descriptor', async () => {
    const [a, b] = await pair(flavour, transport);
    const name = a.getsockname();
    const fd = a.detach();
    expect(a.fileno()).toBe(-1);
    expect(a.detach()).toBe(-1);
    const again = closing(flavour.wrap(fd));
    expect(again.fileno()).toBe(fd);
    expect(again.getsockname()).toEqual(name);
    await again.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
    a.close();
    await again.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
  });

  it('dup() is another descriptor of the same socket', async () => {
    const [a, b] = await pair(flavour, transport);
    const twin = closing(a.dup());
    expect(twin.fileno()).not.toBe(a.fileno());
    expect(inode(twin.fileno())).toBe(inode(a.fileno()));
    expect([twin.family, twin.type, twin.proto]).toEqual([a.family, a.type, a.proto]);
    expect(twin.gettimeout()).toBe(a.gettimeout());
    await twin.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
    await b.sendall(Buffer.from('once'));
    expect((await twin.recv(100)).toString()).toBe('once');
    a.close();
    await b.sendall(hello);
    expect(await twin.recv(100)).toEqual(hello);
  });

  it('the timeout belongs to the object, options belong to the socket', () => {
    const a = open(flavour, transport);
    const twin = closing(a.dup());
    twin.settimeout(5);
    expect(a.gettimeout()).not.toBe(5);
    twin.setsockopt(socket.SOL_SOCKET, SO_REUSEADDR, 1);
    expect(a.getsockopt(socket.SOL_SOCKET, SO_REUSEADDR)).toBe(1);
  });

  it('fromfd() copies', async () => {
    const [a, b] = await pair(flavour, transport);
    const copy = closing(flavour.copy(a));
    expect(copy.fileno()).not.toBe(a.fileno());
    expect(inode(copy.fileno())).toBe(inode(a.fileno()));
    a.close();
    await copy.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
  });
});

describe.each(BOTH)('fileno=, $name', (flavour) => {
  const socket = flavour.module;

  it('believes what is given with it', () => {
    const named = socket.socket();
    // Winsock can tell the family only of a bound socket.
    named.bind(['127.0.0.1', 0]);
    const fd = named.detach();
    const sock = closing(
      socket.socket({ family: AF_INET6, type: SOCK_DGRAM, proto: 7, fileno: fd }),
    );
    expect([sock.family, sock.type, sock.proto]).toEqual([AF_INET6, SOCK_DGRAM, 7]);
    const { family } = closing(socket.socket({ type: SOCK_DGRAM, fileno: sock.dup().detach() }));
    expect(family).toBe(AF_INET);
  });

  it('takes the timeout from the default, and sets the mode of the descriptor only then', async () => {
    const [a, b] = socketpair(flavour);
    a.setblocking(false);
    const wrapped = closing(flavour.wrap(a.dup().detach()));
    expect(wrapped.gettimeout()).toBeNull();
    if (flavour === blocking) {
      needWaitOfKernel();
      // The descriptor remains non-blocking, so the kernel refuses to wait.
      expect(await raised(() => wrapped.recv(1))).toBeInstanceOf(socket.BlockingIOError);
    } else {
      // The kernel is not what waits here: README, difference 12.
      const received = wrapped.recv(5);
      await b.send(hello.subarray(0, 5));
      expect(await received).toEqual(hello.subarray(0, 5));
    }
  });

  it('leaves a descriptor alone that it refuses', async () => {
    const file = openSync(__filename, 'r');
    const before = inode(file);
    expect(await raised(() => socket.socket({ fileno: file }))).toMatchObject({
      name: 'OSError',
      code: 'ENOTSOCK',
    });
    expect(await raised(() => socket.fromfd(file, AF_INET, SOCK_STREAM))).toMatchObject({
      code: 'ENOTSOCK',
    });
    expect(inode(file)).toBe(before);
    closeSync(file);
    const fd = socket.socket().detach();
    expect(await raised(() => socket.socket({ type: 'x' as never, fileno: fd }))).toBeInstanceOf(
      TypeError,
    );
    socket.close(fd);
  });

  it('refuses numbers without a descriptor', async () => {
    expect(await raised(() => socket.socket({ fileno: 1_000_000 }))).toMatchObject({
      code: CLOSED.code,
    });
    expect(await raised(() => socket.socket({ fileno: -1 }))).toBeInstanceOf(socket.ValueError);
  });

  it('two objects on one descriptor: the second to close finds it gone', async () => {
    const first = socket.socket();
    first.bind(['127.0.0.1', 0]);
    const second = socket.socket({ fileno: first.fileno() });
    first.close();
    expect(await raised(() => second.close())).toMatchObject({
      code: CLOSED.code,
      syscall: 'close',
    });
    expect(second.close()).toBeNull();
  });
});

describe('new descriptors', () => {
  it.each(FLAVOURS)('take the lowest free number, $name', (flavour) => {
    needLowestNumber();
    const low = open(flavour, inet6Datagram);
    const fd = low.fileno();
    low.close();
    expect(open(flavour, inet6Datagram).fileno()).toBe(fd);
  });

  it.each(BOTH)('are not inheritable, wherever they come from, $name', (flavour) => {
    const { module: socket } = flavour;
    const [a, b] = socketpair(flavour);
    const sock = open(flavour, inet6Datagram);
    sock.bind(['::1', 0]);
    sock.set_inheritable(true);
    const twin = closing(sock.dup());
    const copy = closing(socket.fromfd(sock.fileno(), sock.family, sock.type));
    const number = closing(socket.socket({ fileno: socket.dup(sock.fileno()) }));
    expect([a, b, twin, copy, number].map((s) => s.get_inheritable())).toEqual(
      Array(5).fill(false),
    );
    expect(sock.get_inheritable()).toBe(true);
  });
});
