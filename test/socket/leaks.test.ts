/** Two thousand times each way to open and close: no descriptor, thread or memory stays. */
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import socket from 'pysocket';
import { afterAll, describe, expect, it } from 'vitest';
import { Child, PRELUDE } from '../helpers/child.js';

const ROUNDS = 2000;
const { AF_INET6, AF_UNIX, SOCK_DGRAM } = socket;

const directory = mkdtempSync(join(tmpdir(), 'pysocket-leaks-'));
const server = socket.create_server(['127.0.0.1', 0]);
const address = server.getsockname() as [string, number];
const vacant = socket.socket();
vacant.bind(['127.0.0.1', 0]);
const nobody = vacant.getsockname() as [string, number];
const connected = socket.create_connection(address);
const conn = server.accept()[0];
const [left, right] = socket.socketpair();

writeFileSync(join(directory, 'file'), Buffer.alloc(1000));
const file = openSync(join(directory, 'file'), 'r');

afterAll(() => {
  closeSync(file);
  for (const sock of [server, vacant, connected, conn, left, right]) sock.close();
  rmSync(directory, { recursive: true });
});

/** What the kernel lists, while nothing is open for the listing itself. */
function count(kind: 'fd' | 'task'): number {
  return readdirSync(`/proc/self/${kind}`).length;
}

/** Expects an error, whatever it is. */
function fails(call: () => unknown): void {
  try {
    call();
  } catch {
    return;
  }
  throw new Error('this was to fail');
}

const ROUND: Record<string, (round: number) => void> = {
  'socket and close': () => socket.socket().close(),
  'an IPv6 socket with using': () => {
    using _sock = socket.socket(AF_INET6, SOCK_DGRAM);
  },
  socketpair: () => {
    for (const end of socket.socketpair()) end.close();
  },
  'connect, accept, close': () => {
    const client = socket.create_connection(address);
    server.accept()[0].close();
    // Without waiting for the peer, or ports would run out.
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]));
    client.close();
  },
  'bind to a path': (round) => {
    const sock = socket.socket(AF_UNIX, SOCK_DGRAM);
    sock.bind(join(directory, String(round)));
    sock.close();
  },
  'detach and close': () => socket.close(socket.socket().detach()),
  'dup of a number': () => socket.close(socket.dup(connected.fileno())),
  'dup of a socket': () => connected.dup().close(),
  fromfd: () => socket.fromfd(connected.fileno(), connected.family, connected.type).close(),
  create_server: () => socket.create_server(['127.0.0.1', 0]).close(),
  'connect that is refused': () => {
    using sock = socket.socket();
    fails(() => sock.connect(nobody));
  },
  'connect_ex that is refused': () => {
    using sock = socket.socket();
    if (sock.connect_ex(nobody) !== 111) throw new Error('somebody listens');
  },
  'create_connection that is refused': () => fails(() => socket.create_connection(nobody)),
  'create_connection with a bad source': () =>
    fails(() => socket.create_connection(address, { source_address: ['192.0.2.1', 0] })),
  'create_connection with a bad timeout': () => fails(() => socket.create_connection(address, -1)),
  'a group of errors': () => fails(() => socket.create_connection(nobody, { all_errors: true })),
  'create_server on an address in use': () => fails(() => socket.create_server(address)),
  'create_server with a bad backlog': () =>
    fails(() => socket.create_server(['127.0.0.1', 0], { backlog: 'x' as never })),
  'create_server on a path that cannot be': () =>
    fails(() => socket.create_server('/nonexistent/path', { family: AF_UNIX })),
  'a bad type': () => fails(() => socket.socket(socket.AF_INET, 99)),
  'a bad family': () => fails(() => socket.socket(9999)),
  'a bad argument': () => fails(() => socket.socket('AF_INET' as never)),
  'a bad fileno': () => fails(() => socket.socket({ fileno: 1_000_000 })),
  'fromfd of what is no socket': () => fails(() => socket.fromfd(1_000_000, 2, 1)),
  'fromfd with a bad family': () => fails(() => socket.fromfd(connected.fileno(), 'x' as never, 1)),
  'socketpair of IP sockets': () => fails(() => socket.socketpair(socket.AF_INET)),
  'accept that is refused': () => {
    server.setblocking(false);
    fails(() => server.accept());
    server.setblocking(true);
  },
  sendfile: () => {
    connected.sendfile(file);
    connected.sendfile({ read: () => (conn.recv(1000), Buffer.alloc(0)) });
    fails(() => connected.sendfile(file, -1));
  },
  'passing a descriptor': () => {
    socket.send_fds(left, [Buffer.from('x')], [left.fileno()]);
    socket.recv_fds(right, 1, 1)[1].forEach((fd) => socket.close(fd));
  },
  'descriptors that do not fit': () => {
    socket.send_fds(left, [Buffer.from('x')], [0, 1, 2]);
    right.recvmsg(1);
  },
  'descriptors that are peeked at': () => {
    socket.send_fds(left, [Buffer.from('x')], [0]);
    for (const flags of [socket.MSG_PEEK, 0]) {
      const [, ancdata] = right.recvmsg_into([Buffer.alloc(1)], 100, flags);
      for (const [, , data] of ancdata) socket.close(data.readInt32LE(0));
    }
  },
  'a message that is refused': () => {
    fails(() => left.sendmsg([Buffer.from('x')], [[1, 1, Buffer.from([255, 255, 255, 127])]]));
    fails(() => left.sendmsg([Buffer.from('x')], [[1, 1, 'x' as never]]));
    fails(() => right.recvmsg(-1));
    fails(() => right.recvmsg(1, 0, socket.MSG_DONTWAIT));
  },
  'a socket of another family': () => {
    const sock = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW);
    sock.bind([0, 0]);
    fails(() => sock.bind(['x' as never, 0]));
    sock.close();
  },
  ...Object.fromEntries(
    ['rb', 'wb', 'rwb', 'r', 'w', 'rw'].map((mode) => [
      `makefile('${mode}') and close`,
      () => {
        const sock = connected.dup();
        const file = sock.makefile(mode);
        sock.close();
        file.close();
      },
    ]),
  ),
  'makefile that is refused': () => {
    using sock = connected.dup();
    fails(() => sock.makefile('r', 0));
    fails(() => sock.makefile('r', { encoding: 'nope' }));
    if (Reflect.get(sock, '_io_refs') !== 0) throw new Error('a reference stays');
  },
  'makefile and detach': () => {
    using sock = connected.dup();
    const raw = sock.makefile('rb').detach();
    raw.close();
  },
  'receiving and sending': () => {
    connected.sendall(Buffer.alloc(100));
    conn.recv_into(Buffer.alloc(100));
  },
};

describe('descriptors and threads', () => {
  it.each(Object.entries(ROUND))('%s', (_name, round) => {
    round(-1);
    const before = [count('fd'), count('task')];
    for (let i = 0; i < ROUNDS; i++) round(i);
    expect([count('fd'), count('task')]).toEqual(before);
  });
});

/**
 * How much the memory of a child grows while it does something many times. The least of five
 * measurements: what leaks grows in each of them, what the heap takes for itself does not.
 */
async function growth(source: string, rounds: number): Promise<number> {
  const child = new Child(
    `${PRELUDE}
     const [a, b] = socket.socketpair();
     a.setblocking(false);
     const bytes = Buffer.alloc(1000);
     const refused = () => { try { a.recv(1); } catch (error) { return error; } };
     const round = () => { ${source} };
     const growths = [];
     const turn = () => new Promise((resolve) => setImmediate(resolve));
     // What finalizers let go is garbage afterwards.
     const rss = async () => {
       for (let i = 0; i < 3; i++) { gc(); await turn(); }
       return process.memoryUsage.rss();
     };
     (async () => {
       for (let run = 0; run < 6; run++) {
         await turn();
         const before = await rss();
         for (let i = 0; i < ${rounds}; i++) round();
         await turn();
         growths.push((await rss()) - before);
       }
       // The first one is the warm-up.
       say(String(Math.min(...growths.slice(1))));
     })();`,
    ['--expose-gc', '--max-semi-space-size=1'],
  );
  const { code, out, err } = await child.end();
  expect([code, err]).toEqual([0, '']);
  return Number(out);
}

// A sanitizer keeps freed memory back, and finds leaks better than this.
const sanitized = process.env.LD_PRELOAD?.includes('san') ?? false;
if (sanitized) console.log('memory is not measured: a sanitizer keeps what is freed');

describe.skipIf(sanitized)('memory', () => {
  it.each([
    ['bytes', 20_000, 'a.send(bytes); b.recv(1000); b.send(bytes); a.recv_into(bytes);'],
    ['errors and names', 10_000, 'refused(); a.getsockname(); String(a);'],
    ['sockets', 4000, 'socket.socket().close(); for (const s of socket.socketpair()) s.close();'],
    ['addresses', 5000, "socket.getaddrinfo('127.0.0.1', 80); socket.inet_pton(2, '127.0.0.1');"],
    [
      'names and numbers',
      5000,
      "socket.gethostbyname('127.0.0.1'); socket.getservbyname('http'); socket.getservbyport(80);" +
        "socket.getprotobyname('tcp'); socket.getnameinfo(['127.0.0.1', 80], 3);" +
        "socket.gethostbyname_ex('127.0.0.1');",
    ],
    [
      'files',
      4000,
      'globalThis.f ??= require("node:fs").openSync(process.execPath); a.setblocking(true);' +
        'a.sendfile(f, 0, 1000); b.recv_into(bytes); a.sendfile({ read: () => Buffer.alloc(0) });' +
        'a.setblocking(false);',
    ],
    [
      'makefile',
      10_000,
      "const f = a.makefile('rwb', 64); b.send(bytes); f.read(9); f.write(Buffer.of(1)); f.close(); b.recv(9); a.recv(1000);",
    ],
    [
      'encodings',
      3000,
      "const f = a.makefile('w', { encoding: 'gbk' }); f.write('你'); f.close(); b.recv(9);",
    ],
    ['large receptions', 4000, 'b.send(bytes); a.recv(1_000_000);'],
  ])('%s', async (_name, rounds, source) => {
    // A hundred bytes a round or more would show.
    expect(await growth(source, rounds)).toBeLessThan(rounds * 100 + 500_000);
  });
});
