/** Winsock errors as in CPython on Windows: class, winerror and its errno. Skipped on other systems. */
import { describe, expect, it } from 'vitest';
import socket from 'pysocket';
import promises from 'pysocket/promises';
import select from 'pysocket/select';
import { sayLacking } from '../helpers/lacking.js';

const isWindows = process.platform === 'win32';
if (!isWindows) sayLacking('this system has no Winsock');

const { AF_INET, SOCK_DGRAM, SOCK_STREAM, SOL_SOCKET, SO_EXCLUSIVEADDRUSE } = socket;
type Name = [host: string, port: number];
type Sock = socket.socket | promises.socket;

interface Situation {
  readonly what: string;
  readonly call: (make: (type?: number) => Sock) => unknown;
  readonly error: string;
  readonly winerror: number | null;
  /** The errno, if it differs from the winerror. */
  readonly errno?: number;
}

/** A port on which nothing listens. */
function freePort(): number {
  const sock = socket.socket(AF_INET, SOCK_STREAM);
  sock.bind(['127.0.0.1', 0]);
  const [, port] = sock.getsockname() as Name;
  sock.close();
  return port;
}

function bound(sock: Sock): Name {
  sock.bind(['127.0.0.1', 0]);
  return sock.getsockname() as Name;
}

const SITUATIONS: readonly Situation[] = [
  {
    what: 'nobody listens',
    call: (make) => make().connect(['127.0.0.1', freePort()]),
    error: 'ConnectionRefusedError',
    winerror: 10061,
  },
  {
    what: 'the socket is closed',
    call: (make) => {
      const sock = make();
      sock.close();
      return sock.recv(1);
    },
    error: 'OSError',
    winerror: 10038,
  },
  {
    what: 'it would have to wait',
    call: (make) => {
      const sock = make(SOCK_DGRAM);
      bound(sock);
      sock.setblocking(false);
      return sock.recv(1);
    },
    error: 'BlockingIOError',
    winerror: 10035,
  },
  {
    what: 'a connection that has begun',
    call: (make) => {
      const sock = make();
      sock.setblocking(false);
      return sock.connect(['127.0.0.1', freePort()]);
    },
    error: 'BlockingIOError',
    winerror: 10035,
  },
  {
    what: 'the time is over',
    call: (make) => {
      const sock = make(SOCK_DGRAM);
      bound(sock);
      sock.settimeout(0.01);
      return sock.recv(1);
    },
    error: 'TimeoutError',
    winerror: null,
  },
  {
    what: 'a datagram that is longer than its room',
    call: async (make) => {
      const sock = make(SOCK_DGRAM);
      const name = bound(sock);
      await sock.sendto(Buffer.alloc(10), name);
      return await sock.recv(4);
    },
    error: 'OSError',
    winerror: 10040,
  },
  {
    what: 'there is no connection',
    call: (make) => make().getpeername(),
    error: 'OSError',
    winerror: 10057,
  },
  {
    what: 'a name that somebody has',
    call: (make) => {
      const first = make();
      first.setsockopt(SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
      const name = bound(first);
      make().bind(name);
    },
    error: 'OSError',
    winerror: 10048,
  },
  {
    what: 'a name that no interface has',
    call: (make) => {
      make().bind(['203.0.113.1', 0]);
    },
    error: 'OSError',
    winerror: 10049,
  },
  {
    what: 'a socket without a name',
    call: (make) => make().getsockname(),
    error: 'OSError',
    winerror: 10022,
    errno: 22,
  },
  {
    what: 'an option that the protocol has not',
    call: (make) => {
      make().setsockopt(socket.IPPROTO_TCP, 12345, 1);
    },
    error: 'OSError',
    winerror: 10042,
  },
  {
    what: 'a family that the system has not',
    call: () => socket.socket(12345, SOCK_STREAM),
    error: 'OSError',
    winerror: 10047,
  },
];

describe.runIf(isWindows).each([
  ['blocking', (type = SOCK_STREAM): Sock => socket.socket(AF_INET, type)],
  ['promises', (type = SOCK_STREAM): Sock => promises.socket(AF_INET, type)],
] as const)('%s', (_, make) => {
  it.each(SITUATIONS)('$what: $error $winerror', async ({ call, error, winerror, errno }) => {
    const made: Sock[] = [];
    const remember = (type?: number): Sock => {
      const sock = make(type);
      made.push(sock);
      return sock;
    };
    try {
      const caught: unknown = await Promise.resolve()
        .then(() => call(remember))
        .then(
          () => null,
          (reason: unknown) => reason,
        );
      expect(caught).toMatchObject({ name: error, winerror, errno: errno ?? winerror });
      if (winerror !== null) {
        expect(String(caught)).toMatch(new RegExp(`^\\[WinError ${winerror}\\] .`));
      }
    } finally {
      for (const sock of made) sock.close();
    }
  });
});

describe.runIf(isWindows)('the module', () => {
  it('names a host that nobody knows with the number of the resolver', () => {
    expect(() => socket.getaddrinfo('nobody.invalid', 80)).toThrow(
      expect.objectContaining({
        name: 'gaierror',
        errno: 11001,
        message: '[Errno 11001] getaddrinfo failed',
      }),
    );
  });

  it.each([4, 8, 12, 123456, 2 ** 31 - 4])('makes no socket of the handle %i', (handle) => {
    // For a handle of another kind, Wine reports 10045.
    const noSocket = expect.objectContaining({ name: 'OSError' }) as Error;
    for (const module of [socket, promises]) {
      expect(() => module.socket({ fileno: handle })).toThrow(noSocket);
      expect(() => module.fromfd(handle, AF_INET, SOCK_STREAM)).toThrow(noSocket);
    }
    expect(() => socket.dup(handle)).toThrow(noSocket);
    expect(() => socket.close(handle)).toThrow(noSocket);
  });

  it('makes one socket of what is shared, and says what is no such thing', () => {
    const [a, b] = socket.socketpair();
    const shared = b.share(process.pid);
    b.close();
    const again = socket.fromshare(shared);
    again.sendall(Buffer.from('shared'));
    expect(String(a.recv(100))).toBe('shared');
    expect([again.family, again.type, again.get_inheritable()]).toEqual([
      AF_INET,
      SOCK_STREAM,
      false,
    ]);
    for (const bytes of [Buffer.alloc(shared.length), Buffer.alloc(shared.length, 255)]) {
      expect(() => socket.fromshare(bytes)).toThrow(socket.OSError);
    }
    expect(() => socket.fromshare(shared.subarray(1))).toThrow(socket.ValueError);
    expect(() => a.share(0)).toThrow(socket.OSError);
    for (const sock of [a, again]) sock.close();
  });

  it('selects sockets only, and not none', () => {
    expect(() => select.select([], [], [])).toThrow(
      expect.objectContaining({ name: 'OSError', winerror: 10022 }),
    );
    expect(() => select.select([0], [], [], 0)).toThrow(
      expect.objectContaining({ name: 'OSError', winerror: 10038 }),
    );
  });
});
