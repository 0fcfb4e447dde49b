/** Two thousand rounds of each way to open and close: no descriptors, threads or memory remain. */
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import constants from 'pysocket';
import { errno } from 'pysocket/builtins';
import { afterAll, describe, expect, it } from 'vitest';
import { endpointOf } from '../helpers/addresses.js';
import { Child, preludeOf } from '../helpers/child.js';
import { needDescriptors } from '../helpers/descriptors.js';
import type { FileSocket } from '../helpers/files.js';
import { BOTH, type Flavour, promising } from '../helpers/flavours.js';
import { readInt32 } from '../helpers/native-order.js';

const TIMES = 2000;
const { AF_INET6, AF_UNIX, SOCK_DGRAM } = constants;

const directory = mkdtempSync(join(tmpdir(), 'pysocket-leaks-'));
writeFileSync(join(directory, 'file'), Buffer.alloc(1000));
const file = openSync(join(directory, 'file'), 'r');

afterAll(() => {
  closeSync(file);
  rmSync(directory, { recursive: true });
});

/** Counts what the kernel lists. The listing's own descriptor is always among it. */
function count(kind: 'fd' | 'task'): number {
  needDescriptors();
  return readdirSync(`/proc/self/${kind}`).length;
}

/** Expects any error. */
async function fails(call: () => unknown): Promise<void> {
  try {
    await call();
  } catch {
    return;
  }
  throw new Error('this was to fail');
}

/** The sockets that all rounds share, in one flavour. */
async function scene({ module }: Flavour) {
  const server = module.create_server(['127.0.0.1', 0]);
  const address = endpointOf(server);
  const vacant = module.socket();
  vacant.bind(['127.0.0.1', 0]);
  const connected = await module.create_connection(address);
  const [conn] = await server.accept();
  const [left, right] = module.socketpair();
  return {
    ...{ socket: module, server, address, vacant, connected, conn, left, right },
    nobody: endpointOf(vacant),
    end: () => [server, vacant, connected, conn, left, right].forEach((sock) => sock.close()),
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;
type Round = (scene: Scene) => unknown;

let paths = 0;

const ROUNDS: Record<string, Round> = {
  'socket and close': ({ socket }) => socket.socket().close(),
  'an IPv6 socket with using': ({ socket }) => {
    using _sock = socket.socket(AF_INET6, SOCK_DGRAM);
  },
  socketpair: ({ socket }) => {
    for (const end of socket.socketpair()) end.close();
  },
  'connect, accept, close': async ({ socket, server, address }) => {
    const client = await socket.create_connection(address);
    (await server.accept())[0].close();
    // Reset instead of waiting for the peer, or ports would run out.
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]));
    client.close();
  },
  'bind to a path': ({ socket }) => {
    const sock = socket.socket(AF_UNIX, SOCK_DGRAM);
    sock.bind(join(directory, String(paths++)));
    sock.close();
  },
  'detach and close': ({ socket }) => socket.close(socket.socket().detach()),
  'dup of a number': ({ socket, connected }) => socket.close(socket.dup(connected.fileno())),
  'dup of a socket': ({ connected }) => connected.dup().close(),
  fromfd: ({ socket, connected }) =>
    socket.fromfd(connected.fileno(), connected.family, connected.type).close(),
  create_server: ({ socket }) => socket.create_server(['127.0.0.1', 0]).close(),
  'connect that is refused': async ({ socket, nobody }) => {
    using sock = socket.socket();
    await fails(() => sock.connect(nobody));
  },
  'connect_ex that is refused': async ({ socket, nobody }) => {
    using sock = socket.socket();
    if ((await sock.connect_ex(nobody)) !== errno.ECONNREFUSED) throw new Error('somebody listens');
  },
  'create_connection that is refused': ({ socket, nobody }) =>
    fails(() => socket.create_connection(nobody)),
  'create_connection with a bad source': ({ socket, address }) =>
    fails(() => socket.create_connection(address, { source_address: ['192.0.2.1', 0] })),
  'create_connection with a bad timeout': ({ socket, address }) =>
    fails(() => socket.create_connection(address, -1)),
  'a group of errors': ({ socket, nobody }) =>
    fails(() => socket.create_connection(nobody, { all_errors: true })),
  'create_server on an address in use': ({ socket, address }) =>
    fails(() => socket.create_server(address)),
  'create_server with a bad backlog': ({ socket }) =>
    fails(() => socket.create_server(['127.0.0.1', 0], { backlog: 'x' as never })),
  'create_server on a path that cannot be': ({ socket }) =>
    fails(() => socket.create_server('/nonexistent/path', { family: AF_UNIX })),
  'a bad type': ({ socket }) => fails(() => socket.socket(socket.AF_INET, 99)),
  'a bad family': ({ socket }) => fails(() => socket.socket(9999)),
  'a bad argument': ({ socket }) => fails(() => socket.socket('AF_INET' as never)),
  'a bad fileno': ({ socket }) => fails(() => socket.socket({ fileno: 1_000_000 })),
  'fromfd of what is no socket': ({ socket }) => fails(() => socket.fromfd(1_000_000, 2, 1)),
  'fromfd with a bad family': ({ socket, connected }) =>
    fails(() => socket.fromfd(connected.fileno(), 'x' as never, 1)),
  'socketpair of IP sockets': ({ socket }) => fails(() => socket.socketpair(socket.AF_INET)),
  'accept that is refused': async ({ server }) => {
    server.setblocking(false);
    await fails(() => server.accept());
    server.setblocking(true);
  },
  sendfile: async ({ connected, conn }) => {
    await connected.sendfile(file);
    await conn.recv(1000);
    await connected.sendfile({ read: () => Buffer.alloc(0) });
    await fails(() => connected.sendfile(file, -1));
  },
  'passing a descriptor': async ({ socket, left, right }) => {
    await socket.send_fds(left, [Buffer.from('x')], [left.fileno()]);
    for (const fd of (await socket.recv_fds(right, 1, 1))[1]) socket.close(fd);
  },
  'descriptors that do not fit': async ({ socket, left, right }) => {
    await socket.send_fds(left, [Buffer.from('x')], [0, 1, 2]);
    await right.recvmsg(1);
  },
  'descriptors that are peeked at': async ({ socket, left, right }) => {
    await socket.send_fds(left, [Buffer.from('x')], [0]);
    for (const flags of [socket.MSG_PEEK, 0]) {
      const [, ancdata] = await right.recvmsg_into([Buffer.alloc(1)], 100, flags);
      for (const [, , data] of ancdata) socket.close(readInt32(data));
    }
  },
  'a message that is refused': async ({ socket, left, right }) => {
    await fails(() =>
      left.sendmsg([Buffer.from('x')], [[1, 1, Buffer.from([255, 255, 255, 127])]]),
    );
    await fails(() => left.sendmsg([Buffer.from('x')], [[1, 1, 'x' as never]]));
    await fails(() => right.recvmsg(-1));
    await fails(() => right.recvmsg(1, 0, socket.MSG_DONTWAIT));
  },
  'a socket of another family': async ({ socket }) => {
    const sock = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW);
    sock.bind([0, 0]);
    await fails(() => sock.bind(['x' as never, 0]));
    sock.close();
  },
  ...Object.fromEntries(
    ['rb', 'wb', 'rwb', 'r', 'w', 'rw'].map((mode) => [
      `makefile('${mode}') and close`,
      async ({ connected }: Scene) => {
        const sock = connected.dup() as FileSocket;
        const file = sock.makefile(mode as 'rb');
        sock.close();
        await file.close();
      },
    ]),
  ),
  'makefile that is refused': async ({ connected }) => {
    using sock = connected.dup() as FileSocket;
    await fails(() => sock.makefile('r' as never, 0));
    await fails(() => sock.makefile('r', { encoding: 'nope' }));
    if (Reflect.get(sock, '_io_refs') !== 0) throw new Error('a reference stays');
  },
  'makefile and detach': async ({ connected }) => {
    using sock = connected.dup() as FileSocket;
    const raw = await sock.makefile('rb').detach();
    await raw.close();
  },
  'receiving and sending': async ({ connected, conn }) => {
    await connected.sendall(Buffer.alloc(100));
    await conn.recv_into(Buffer.alloc(100));
  },
};

/** The resolver has its own threads and keeps them for a while; one per round would be noticed. */
const MOST_THREADS = 8;

describe.each(BOTH)('descriptors and threads, $name', (flavour) => {
  it.each(Object.entries(ROUNDS))('%s', async (_name, round) => {
    const there = await scene(flavour);
    await round(there);
    const before = [count('fd'), count('task')];
    for (let i = 0; i < TIMES; i++) await round(there);
    const [fds, threads = 0] = [count('fd'), count('task')];
    expect(fds).toBe(before[0]);
    const more = flavour === promising ? MOST_THREADS : 0;
    expect(threads - (before[1] ?? 0)).toBeLessThanOrEqual(more);
    there.end();
  });
});

/**
 * How much the memory of a child grows while it repeats something. Returns the smallest of five
 * measurements: a leak grows in each of them, while growth of the heap itself does not recur.
 */
async function growth(path: Flavour['path'], source: string, rounds: number): Promise<number> {
  const child = new Child(
    `${preludeOf(path)}
     const [a, b] = socket.socketpair();
     a.setblocking(false);
     const bytes = Buffer.alloc(1000);
     const refused = async () => { try { await a.recv(1); } catch (error) { return error; } };
     const round = async () => { ${source} };
     const growths = [];
     const turn = () => new Promise((resolve) => setImmediate(resolve));
     // What finalizers let go is garbage afterwards.
     const rss = async () => {
       for (let i = 0; i < 3; i++) { gc(); await turn(); }
       return process.memoryUsage.rss();
     };
     (async () => {
       // From one end of a run to the next: what the heap has given back before a run begins, and
       // takes again, is no growth.
       let before = 0;
       for (let run = 0; run < 7; run++) {
         for (let i = 0; i < ${rounds}; i++) await round();
         await turn();
         const now = await rss();
         growths.push(now - before);
         before = now;
       }
       // The first two are the warm-up.
       say(String(Math.min(...growths.slice(2))));
     })();`,
    ['--expose-gc', '--max-semi-space-size=1'],
  );
  const { code, out, err } = await child.end();
  expect([code, err]).toEqual([0, '']);
  return Number(out);
}

// A sanitizer retains freed memory, and finds leaks better than this test.
const sanitized = process.env.LD_PRELOAD?.includes('san') ?? false;
if (sanitized) console.log('memory is not measured: a sanitizer keeps what is freed');
// An emulator does not report it.
const untold = process.memoryUsage.rss() === 0;
if (untold) console.log('memory is not measured: nobody says how much there is');

describe.skipIf(sanitized || untold).each(BOTH)('memory, $name', ({ path }) => {
  it.each([
    [
      'bytes',
      20_000,
      'await a.send(bytes); await b.recv(1000); await b.send(bytes); await a.recv_into(bytes);',
    ],
    ['errors and names', 10_000, 'await refused(); a.getsockname(); String(a);'],
    ['sockets', 4000, 'socket.socket().close(); for (const s of socket.socketpair()) s.close();'],
    [
      'addresses',
      5000,
      "await socket.getaddrinfo('127.0.0.1', 80); socket.inet_pton(2, '127.0.0.1');",
    ],
    [
      'names and numbers',
      5000,
      "await socket.gethostbyname('127.0.0.1'); socket.getservbyname('http'); socket.getservbyport(80);" +
        "socket.getprotobyname('tcp'); await socket.getnameinfo(['127.0.0.1', 80], 3);" +
        "await socket.gethostbyname_ex('127.0.0.1');",
    ],
    [
      'files',
      4000,
      'globalThis.f ??= require("node:fs").openSync(process.execPath); a.setblocking(true);' +
        'await a.sendfile(f, 0, 1000); await b.recv_into(bytes); await a.sendfile({ read: () => Buffer.alloc(0) });' +
        'a.setblocking(false);',
    ],
    [
      'makefile',
      10_000,
      "const f = a.makefile('rwb', 64); await b.send(bytes); await f.read(9); await f.write(Buffer.of(1)); await f.close(); await b.recv(9); await a.recv(1000);",
    ],
    [
      'encodings',
      3000,
      "const f = a.makefile('w', { encoding: 'gbk' }); await f.write('你'); await f.close(); await b.recv(9);",
    ],
    ['large receptions', 4000, 'await b.send(bytes); await a.recv(1_000_000);'],
  ])('%s', async (_name, rounds, source) => {
    // A leak of a hundred bytes or more per round would show.
    expect(await growth(path, source, rounds)).toBeLessThan(rounds * 100 + 500_000);
  });
});
