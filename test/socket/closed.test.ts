/** After close(), every method refuses, and none touches the new owner of the number. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { nameOrNone } from '../helpers/addresses.js';
import { CLOSED, raised, saying } from '../helpers/errors.js';
import { closing, type AnySocket } from '../helpers/flavours.js';
import { givesLowestNumber } from '../helpers/kernel.js';
import { everywhere, open, pair, TRANSPORTS } from '../helpers/transports.js';

const { SO_REUSEADDR, SOL_SOCKET } = socket;
const hello = Buffer.from('hello world');

type Call = (sock: AnySocket, address: ReturnType<AnySocket['getsockname']>) => unknown;

const CALLS: Record<string, [syscall: string, call: Call]> = {
  accept: ['accept', (sock) => sock.accept()],
  bind: ['bind', (sock, address) => sock.bind(address)],
  connect: ['connect', (sock, address) => sock.connect(address)],
  dup: ['dup', (sock) => sock.dup()],
  get_inheritable: ['fcntl', (sock) => sock.get_inheritable()],
  getpeername: ['getpeername', (sock) => sock.getpeername()],
  getsockname: ['getsockname', (sock) => sock.getsockname()],
  getsockopt: ['getsockopt', (sock) => sock.getsockopt(SOL_SOCKET, SO_REUSEADDR)],
  'getsockopt as bytes': ['getsockopt', (sock) => sock.getsockopt(SOL_SOCKET, SO_REUSEADDR, 4)],
  listen: ['listen', (sock) => sock.listen()],
  recv: ['recv', (sock) => sock.recv(10)],
  recv_into: ['recv', (sock) => sock.recv_into(Buffer.alloc(10))],
  recvfrom: ['recvfrom', (sock) => sock.recvfrom(10)],
  recvfrom_into: ['recvfrom', (sock) => sock.recvfrom_into(Buffer.alloc(10))],
  send: ['send', (sock) => sock.send(hello)],
  sendall: ['send', (sock) => sock.sendall(hello)],
  sendto: ['sendto', (sock, address) => sock.sendto(hello, address)],
  set_inheritable: ['fcntl', (sock) => sock.set_inheritable(true)],
  setblocking: ['ioctl', (sock) => sock.setblocking(false)],
  setsockopt: ['setsockopt', (sock) => sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)],
  settimeout: ['ioctl', (sock) => sock.settimeout(1)],
  shutdown: ['shutdown', (sock) => sock.shutdown(socket.SHUT_RDWR)],
};

everywhere(TRANSPORTS, (flavour, transport) => {
  const end: Record<string, (sock: AnySocket) => void> = {
    close: (sock) => sock.close(),
    detach: (sock) => socket.close(sock.detach()),
  };

  it.each(Object.keys(end))('after %s() every call is refused', async (how) => {
    const [a, b] = await pair(flavour, transport);
    const address = b.getsockname();
    const fd = a.fileno();
    end[how]?.(a);
    // The socket that now has the number must not be touched.
    const other = open(flavour, transport);
    if (givesLowestNumber) expect(other.fileno()).toBe(fd);
    for (const [name, [syscall, call]] of Object.entries(CALLS)) {
      const error = await raised(() => call(a, address));
      expect([name, error]).toMatchObject([
        name,
        {
          name: 'OSError',
          ...saying(CLOSED, 'Bad file descriptor'),
          syscall,
        },
      ]);
    }
    expect(await a.connect_ex(address)).toBe(CLOSED.errno);
    expect(other.get_inheritable()).toBe(false);
    expect(other.getsockopt(SOL_SOCKET, SO_REUSEADDR)).toBe(0);
    expect(await raised(() => other.getpeername())).toMatchObject({ code: 'ENOTCONN' });
  });

  it('what is no system call still answers', async () => {
    const [a] = await pair(flavour, transport);
    const timeout = a.gettimeout();
    a.close();
    expect(a.fileno()).toBe(-1);
    expect([a.family, a.type]).toEqual([transport.family, transport.type]);
    expect(a.gettimeout()).toBe(timeout);
    expect(a.getblocking()).toBe(true);
    expect(await a.recv(0)).toHaveLength(0);
  });

  it('close() again is harmless, and closes nobody else', async () => {
    const [a, b] = await pair(flavour, transport);
    const fd = a.fileno();
    a.close();
    const other = closing(socket.socket());
    if (givesLowestNumber) expect(other.fileno()).toBe(fd);
    for (let i = 0; i < 3; i++) expect(a.close()).toBeNull();
    expect(a.detach()).toBe(-1);
    expect(nameOrNone(other)).toEqual(['0.0.0.0', 0]);
    expect(b.fileno()).toBeGreaterThanOrEqual(0);
  });
});

describe('an unconnected socket', () => {
  it('settimeout() on a closed one is kept, though it is refused', async () => {
    const sock = socket.socket();
    sock.close();
    expect(await raised(() => sock.settimeout(5))).toMatchObject({ code: CLOSED.code });
    expect(sock.gettimeout()).toBe(5);
  });
});
