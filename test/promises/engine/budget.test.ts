/** Loops of awaited calls let the event loop turn; ref() and unref() apply to calls that wait. */
import promises from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { Child, preludeOf } from '../../helpers/child.js';
import { needPairs } from '../../helpers/kernel.js';

const PRELUDE = preludeOf('pysocket/promises');

/** Loops: the setup, and the body of one round. */
const LOOPS: Record<string, readonly [before: string, round: string]> = {
  'a socket with settimeout(0) that has nothing': [
    `const [a] = socket.socketpair(); a.settimeout(0);`,
    `try { await a.recv(1); } catch {}`,
  ],
  'a socket with settimeout(0) that sends and receives': [
    `const [a, b] = socket.socketpair(); a.settimeout(0); b.settimeout(0);`,
    `await a.send(Buffer.from('x')); await b.recv(1);`,
  ],
  'sendto() from a new socket each time': [
    `const taker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
     taker.bind(['127.0.0.1', 0]); const to = taker.getsockname();`,
    `const u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
     await u.sendto(Buffer.from('x'), to); u.close();`,
  ],
  'connections from new sockets to a listener': [
    `const server = socket.create_server(['127.0.0.1', 0]); const to = server.getsockname();`,
    `const c = socket.socket(); await c.connect(to); const [conn] = await server.accept();
     c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]));
     c.close(); conn.close();`,
  ],
  'recv(0)': [`const [a] = socket.socketpair();`, `await a.recv(0);`],
  'arguments that are wrong': [
    `const [a] = socket.socketpair();`,
    `try { await a.recv(-1); } catch {}`,
  ],
  'a socket that is closed': [
    `const [a] = socket.socketpair(); a.close();`,
    `try { await a.recv(1); } catch {}`,
  ],
  'numbers as names': [``, `await socket.getaddrinfo('127.0.0.1', 80);`],
};

describe('a loop of awaited calls', () => {
  it.each(Object.entries(LOOPS))('lets timers run: %s', async (_name, [before, round]) => {
    const child = new Child(`${PRELUDE} ${before}
      let rounds = 0; let over = false;
      setTimeout(() => { over = true; }, 20);
      // A loop that starves the timer ends by itself, for the test's sake.
      const limit = Date.now() + 8000;
      (async () => {
        while (!over && Date.now() < limit) { ${round} rounds++; }
        say(over ? 'turned' : 'starved after ' + rounds);
        process.exit();
      })();`);
    const { out, err } = await child.end();
    expect([out, err]).toEqual(['turned\n', '']);
  });

  it('keeps the order of calls that were put off', async () => {
    const [a, b] = promises.socketpair();
    const sent: Promise<unknown>[] = [];
    for (let i = 0; i < 3000; i++) sent.push(a.sendall(Buffer.from(`${i}\n`)));
    const f = b.makefile('r');
    for (let i = 0; i < 3000; i++) expect(await f.readline()).toBe(`${i}\n`);
    await Promise.all(sent);
    for (const s of [f, a, b]) await s.close();
  });

  it('a call with a short limit that was put off is tried before it fails', async () => {
    const [a, b] = promises.socketpair();
    b.settimeout(0.0001);
    for (let i = 0; i < 2000; i++) {
      await a.sendall(Buffer.from('x'));
      expect(String(await b.recv(1))).toBe('x');
    }
    a.close();
    b.close();
  });
});

const KEEPING: Record<string, string> = {
  'recv()': `const [s, b] = socket.socketpair(); s.recv(1);`,
  'recv() with a timeout': `const [s, b] = socket.socketpair(); s.settimeout(60);
    s.recv(1).catch(() => {});`,
  'accept()': `const s = socket.create_server(['127.0.0.1', 0]); s.accept();`,
  'for await over a server': `const s = socket.create_server(['127.0.0.1', 0]);
    (async () => { for await (const [conn] of s) conn.close(); })();`,
  'a full Unix datagram socket': `const [s, b] = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM);
    (async () => { for (;;) await s.send(Buffer.alloc(1000)); })();`,
  sendall: `const [s, b] = socket.socketpair(); s.sendall(Buffer.alloc(1 << 24));`,
};

describe('unref() of calls that wait already', () => {
  it.each(Object.entries(KEEPING))('lets the process end: %s', async (_name, source) => {
    if (source.includes('SOCK_DGRAM')) needPairs(promises.SOCK_DGRAM);
    const child = new Child(`${PRELUDE} ${source}
      setTimeout(() => { s.unref(); say('unref'); }, 50);
      const late = setTimeout(() => { say('kept'); process.exit(); }, 5000); late.unref();
      setTimeout(() => {}, 100);`);
    const { out, err, code } = await child.end();
    expect([out, err, code]).toEqual(['unref\n', '', 0]);
  });

  it.each(Object.entries(KEEPING))('and ref() keeps it alive again: %s', async (_name, source) => {
    if (source.includes('SOCK_DGRAM')) needPairs(promises.SOCK_DGRAM);
    const child = new Child(`${PRELUDE} ${source}
      s.unref();
      setTimeout(() => { s.ref(); }, 20);
      setTimeout(() => { say('kept'); process.exit(); }, 200).unref();`);
    expect((await child.end()).out).toBe('kept\n');
  });
});
