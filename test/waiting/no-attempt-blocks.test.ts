/**
 * A call that may wait can be ended, and its timeout holds, whatever others do to the descriptor in the
 * meantime: no attempt blocks, except in the kernel's own sleep.
 */
import socket from 'pysocket';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLOSED, IN_PROGRESS, raised, WOULD_BLOCK } from '../helpers/errors.js';
import {
  type AnySocket,
  BOTH,
  type Eventually,
  type Flavour,
  closing,
} from '../helpers/flavours.js';
import { buildForeign, hasCompiler } from '../helpers/foreign/build.js';
import { needKind, needMethod, pairFamily } from '../helpers/kernel.js';
import { skip } from '../helpers/lacking.js';
import { Peer } from '../helpers/peer.js';
import { abstractName, temporaryFile } from '../helpers/temporary.js';

const { AF_INET, AF_UNIX, SOCK_DGRAM } = socket;

interface Call {
  readonly call: string;
  /** A socket on which the call has to wait forever. */
  readonly make: (flavour: Flavour) => AnySocket;
  /** The call, as a line of JavaScript, because workers make it too. */
  readonly source: string;
  /** The errno when the call may not wait, if not EAGAIN. */
  readonly refused?: number;
}

/** A socket with nothing to receive and no room to send. */
function full(flavour: Flavour): AnySocket {
  const [a, b] = socket.socketpair();
  closing(b);
  a.setblocking(false);
  for (;;) {
    try {
      a.send(Buffer.alloc(65536));
    } catch {
      break;
    }
  }
  a.setblocking(true);
  return closing(flavour.wrap(a.detach()));
}

function empty(flavour: Flavour): AnySocket {
  const [a, b] = socket.socketpair();
  closing(b);
  return closing(flavour.wrap(a.detach()));
}

function datagrams(flavour: Flavour): AnySocket {
  const u = closing(flavour.socket(AF_INET, SOCK_DGRAM));
  u.bind(['127.0.0.1', 0]);
  return u;
}

/** A socket whose peer has a full queue. */
function unixDatagrams(flavour: Flavour): AnySocket {
  needKind(AF_UNIX, SOCK_DGRAM);
  const name = abstractName();
  const taker = closing(socket.socket(AF_UNIX, SOCK_DGRAM));
  taker.bind(name);
  const u = socket.socket(AF_UNIX, SOCK_DGRAM);
  u.connect(name);
  u.setblocking(false);
  for (;;) {
    try {
      u.send(Buffer.alloc(1));
    } catch {
      break;
    }
  }
  u.setblocking(true);
  return closing(flavour.wrap(u.detach()));
}

/** A socket to be connected to a listener that takes no more connections. */
function unconnected(flavour: Flavour): AnySocket {
  const listener = closing(socket.socket());
  listener.bind(['127.0.0.1', 0]);
  listener.listen(0);
  for (let i = 0; i < 4; i++) {
    const filler = closing(socket.socket());
    filler.setblocking(false);
    filler.connect_ex(listener.getsockname());
  }
  const sock = closing(flavour.socket(AF_INET, socket.SOCK_STREAM));
  addresses.set(sock, listener.getsockname());
  return sock;
}

const addresses = new WeakMap<AnySocket, [string, number]>();
const file = (): number => temporaryFile(Buffer.alloc(1 << 20));
const BYTES = Buffer.alloc(1 << 16);

const CALLS: readonly Call[] = [
  { call: 'recv', make: empty, source: 's.recv(1)' },
  { call: 'recv_into', make: empty, source: 's.recv_into(Buffer.alloc(1))' },
  { call: 'recvfrom', make: datagrams, source: 's.recvfrom(1)' },
  { call: 'recvfrom_into', make: datagrams, source: 's.recvfrom_into(Buffer.alloc(1))' },
  { call: 'recvmsg', make: empty, source: 's.recvmsg(1, 100)' },
  { call: 'recvmsg_into', make: empty, source: 's.recvmsg_into([Buffer.alloc(1)])' },
  { call: 'recv, MSG_WAITALL', make: empty, source: 's.recv(9, socket.MSG_WAITALL)' },
  { call: 'recv, MSG_PEEK', make: empty, source: 's.recv(9, socket.MSG_PEEK)' },
  { call: 'send', make: full, source: 's.send(bytes)' },
  { call: 'sendall', make: full, source: 's.sendall(bytes)' },
  { call: 'sendmsg', make: full, source: 's.sendmsg([bytes])' },
  { call: 'send, a full Unix datagram socket', make: unixDatagrams, source: 's.send(bytes)' },
  { call: 'sendfile', make: full, source: 's.sendfile(file)' },
  { call: 'accept', make: server, source: 's.accept()' },
  { call: 'connect', make: unconnected, source: 's.connect(address)', refused: IN_PROGRESS.errno },
];

function server(flavour: Flavour): AnySocket {
  return closing(flavour.create_server(['127.0.0.1', 0]));
}

/** The method that the source calls on the socket `s`. */
function methodOf(source: string): string {
  return /^s\.(\w+)/.exec(source)?.[1] ?? source;
}

function run({ source }: Call, sock: AnySocket): Eventually<unknown> {
  needMethod(methodOf(source));
  const body = new Function('s', 'socket', 'bytes', 'file', 'address', `return ${source}`);
  return body(sock, socket, BYTES, file(), addresses.get(sock)) as Eventually<unknown>;
}

describe.each(BOTH)('$name: every call that may wait', (flavour) => {
  it.each(CALLS)('keeps its limit when a duplicate is made to block: $call', async (test) => {
    const sock = test.make(flavour);
    sock.settimeout(0.1);
    const copy = closing(sock.dup());
    copy.setblocking(true);
    expect((await raised(() => run(test, sock))).name).toBe('TimeoutError');
  });

  it.each(CALLS)('does not wait when it must not, though a duplicate may: $call', async (test) => {
    const sock = test.make(flavour);
    sock.setblocking(false);
    closing(sock.dup()).setblocking(true);
    // Like Python, sendfile() of a non-blocking socket raises ValueError.
    if (test.call === 'sendfile') return;
    const error = await raised(() => run(test, sock));
    expect(error).toMatchObject({
      name: 'BlockingIOError',
      errno: test.refused ?? WOULD_BLOCK.errno,
    });
  });

  it.skipIf(!hasCompiler).each(CALLS)(
    'keeps its limit while another thread changes the mode all the time: $call',
    async (test) => {
      const foreign = require(buildForeign()) as {
        toggle(fd: number): undefined;
      };
      const sock = test.make(flavour);
      const copy = closing(sock.dup());
      foreign.toggle(copy.fileno());
      for (let round = 0; round < 20; round++) {
        sock.settimeout(0.005);
        expect((await raised(() => run(test, sock))).name).toMatch(
          // A repeated connect() reports that the connection is already in progress.
          test.call === 'connect' ? /TimeoutError|BlockingIOError/ : /TimeoutError/,
        );
      }
    },
  );
});

describe('in a worker', () => {
  it.each(CALLS)(
    'a call ends when another thread closes, whatever the mode: $call',
    async (test) => {
      needThreads();
      const sock = test.make(BOTH[0]);
      const peer = new Peer(
        `const sock = socket.socket({ fileno: data.fd });
       const { address } = data; const bytes = Buffer.alloc(1 << 16); const s = sock;
       const file = require('node:fs').openSync(process.execPath, 'r');
       const toggled = sock.dup();
       post('ready');
       let name = '';
       try { ${test.source}; } catch (e) { name = e.name + ' ' + e.errno; }
       sock.detach(); toggled.close();
       post(name);`,
        { fd: sock.fileno(), address: addresses.get(sock) },
      );
      expect(await peer.message()).toBe('ready');
      await sleeps(test.call);
      socket.close(sock.detach());
      expect(await peer.message()).toBe(`OSError ${CLOSED.errno}`);
    },
  );

  it('who loses the race for a connection still hears of close() and terminate()', async () => {
    const server = socket.create_server(['127.0.0.1', 0], { backlog: 200 });
    const port = server.getsockname()[1];
    const workers = Array.from(
      { length: 4 },
      () =>
        new Peer(
          `const server = socket.socket({ fileno: data }); let count = 0;
           post('ready');
           try { for (;;) { const [c] = server.accept(); c.close(); count++; } }
           catch (e) { server.detach(); post([e.errno, count]); }`,
          server.fileno(),
        ),
    );
    for (const worker of workers) expect(await worker.message()).toBe('ready');
    const total = 400;
    for (let i = 0; i < total; i++) {
      const c = socket.create_connection(['127.0.0.1', port]);
      // Wait until the connection has been accepted and closed.
      c.recv(1);
      c.close();
    }
    socket.close(server.detach());
    const ends = (await Promise.all(workers.map((w) => w.message()))) as [number, number][];
    expect(ends.map(([errno]) => errno)).toEqual(workers.map(() => CLOSED.errno));
    expect(ends.reduce((sum, [, count]) => sum + count, 0)).toBe(total);
    expect(socket.create_server(['127.0.0.1', port]).close()).toBeNull();
  });

  it('what must fail at once does, after calls that had to wait', async () => {
    needThreads();
    const [a, b] = socket.socketpair(pairFamily);
    const server = socket.create_server(['127.0.0.1', 0]);
    const client = socket.create_connection(server.getsockname());
    const [conn] = server.accept();
    const peer = new Peer(
      `const [a, server, conn] = data.map((fd) => socket.socket({ fileno: fd }));
       const name = (call) => { try { return String(call()); } catch (e) { return e.name + ' ' + e.errno; } };
       post('ready'); conn.recv(1);
       // Urgent bytes are there or not.
       post(name(() => conn.recv(1, socket.MSG_OOB)));
       post('ready'); server.accept();
       // A listener has nothing to receive, and never will.
       post(name(() => server.recv(1)));
       for (const s of [a, server, conn]) s.detach();`,
      [a.fileno(), server.fileno(), conn.fileno()],
    );
    expect(await peer.message()).toBe('ready');
    await sleeps('recv');
    client.send(Buffer.from('x'));
    expect(await peer.message()).toBe('OSError 22');
    expect(await peer.message()).toBe('ready');
    await sleeps('accept');
    closing(socket.create_connection(server.getsockname()));
    expect(await peer.message()).toBe('OSError 107');
    for (const s of [a, b, server, client, conn]) s.close();
  });
});

/** Skips the test where the system does not report what a thread does. */
function needThreads(): void {
  if (process.platform !== 'linux') skip('no /proc tells in which call a thread sleeps');
}

/** Resolves when another thread of this process sleeps in poll(2). */
async function sleeps(call: string): Promise<void> {
  const { readdirSync } = await import('node:fs');
  for (let i = 0; i < 2000; i++) {
    for (const thread of readdirSync('/proc/self/task')) {
      if (Number(thread) === process.pid) continue;
      try {
        // x86-64 numbers of poll and ppoll.
        const syscall = readFileSync(`/proc/self/task/${thread}/syscall`, 'latin1');
        if (/^(7|271) /.test(syscall)) return;
      } catch {
        // The thread has ended.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${call} does not wait`);
}

describe('SO_RCVTIMEO', () => {
  it('of centuries lets a call in a worker wait', async () => {
    needThreads();
    const [a, b] = socket.socketpair();
    const centuries = new Uint8Array(BigInt64Array.of(10n ** 10n, 0n).buffer);
    a.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, centuries);
    const peer = new Peer(
      `const a = socket.socket({ fileno: data }); post('ready');
       try { post(String(a.recv(1))); } catch (e) { post(e.name); }`,
      a.detach(),
    );
    expect(await peer.message()).toBe('ready');
    await sleeps('recv');
    b.send(Buffer.from('x'));
    expect(await peer.message()).toBe('x');
    b.close();
  });
});
