/** What was sent or received before an error is not lost, or it is told. */
import socket from 'pysocket';
import promises from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { Child, preludeOf, PRELUDE } from '../../helpers/child.js';
import { raised } from '../../helpers/errors.js';
import { BOTH, closing, socketpair } from '../../helpers/flavours.js';
import type { FileSocket } from '../../helpers/files.js';
import { Peer } from '../../helpers/peer.js';

const MANY = Buffer.alloc(8 << 20);

describe.each(BOTH)('$name: sendall() that fails', (flavour) => {
  it('says how much it had sent when its limit ended', async () => {
    const [a, b] = socketpair(flavour);
    a.settimeout(0.1);
    const error = await raised(() => a.sendall(MANY));
    expect(error.name).toBe('TimeoutError');
    const { bytes_sent = -1 } = error as { bytes_sent?: number };
    a.close();
    let received = 0;
    for (let data; (data = await b.recv(1 << 20)).length > 0;) received += data.length;
    expect(bytes_sent).toBe(received);
    expect(received).toBeGreaterThan(0);
  });

  it('says how much it had sent when it may not wait', async () => {
    const [a, b] = socketpair(flavour);
    a.setblocking(false);
    const error = await raised(() => a.sendall(MANY));
    expect(error).toMatchObject({ name: 'BlockingIOError', errno: 11 });
    const { bytes_sent = -1 } = error as { bytes_sent?: number };
    a.close();
    let received = 0;
    for (let data; (data = await b.recv(1 << 20)).length > 0;) received += data.length;
    expect(bytes_sent).toBe(received);
  });

  it('says 0 when the other end is gone', async () => {
    const [a, b] = socketpair(flavour);
    b.close();
    const error = await raised(() => a.sendall(MANY));
    expect(error).toMatchObject({ name: 'BrokenPipeError', bytes_sent: 0 });
  });
});

describe('a signal with a handler', () => {
  it.each(['', 'a.settimeout(60);'])('tells what sendall() had sent: %s', async (limit) => {
    const child = new Child(`${PRELUDE}
      const [a, b] = socket.socketpair(); ${limit}
      process.on('SIGUSR2', () => {});
      say('ready');
      try { a.sendall(Buffer.alloc(8 << 20)); } catch (e) {
        a.close();
        let received = 0;
        for (let data; (data = b.recv(1 << 20)).length > 0; ) received += data.length;
        say(e.name + ' ' + (received > 0 && e.bytes_sent === received));
      }
      process.exit();`);
    await child.printed('ready');
    await child.blocked();
    child.kill('SIGUSR2');
    expect((await child.end()).out).toBe('ready\nInterruptedError true\n');
  });

  it.each(['null', '60'])(
    'interrupts connect(), which the next one goes on with: %s',
    async (limit) => {
      const child = new Child(`${PRELUDE}
      const listener = socket.socket(); listener.bind(['127.0.0.1', 0]); listener.listen(0);
      const fillers = [1, 2].map(() => { const f = socket.socket(); f.setblocking(false);
        f.connect_ex(listener.getsockname()); return f; });
      const s = socket.socket(); s.settimeout(${limit});
      process.on('SIGUSR2', () => {});
      say('ready');
      try { s.connect(listener.getsockname()); say('connected'); } catch (e) { say(e.name); }
      // Room for it.
      for (const f of fillers) { const [c] = listener.accept(); c.close(); f.close(); }
      s.connect(listener.getsockname());
      say('connected ' + (s.getpeername()[1] === listener.getsockname()[1]));
      process.exit();`);
      await child.printed('ready');
      await child.blocked();
      child.kill('SIGUSR2');
      expect((await child.end()).out).toBe('ready\nInterruptedError\nconnected true\n');
    },
  );
});

describe.each(BOTH)('$name: urgent bytes', (flavour) => {
  it('are a mark that MSG_WAITALL does not join across', async () => {
    const server = closing(socket.create_server(['127.0.0.1', 0]));
    const a = closing(socket.create_connection(server.getsockname()));
    const [accepted] = server.accept();
    const conn = closing(flavour.wrap(accepted.detach()));
    const peer = new Peer(
      `const a = socket.socket({ fileno: data });
       a.sendall(Buffer.from('abcde')); mainWaits();
       a.sendall(Buffer.from('fgh')); a.send(Buffer.from('!'), socket.MSG_OOB);
       a.sendall(Buffer.from('ijkl')); a.detach(); post('sent');`,
      a.fileno(),
    );
    const first = String(await conn.recv(20, socket.MSG_WAITALL));
    expect(await peer.message()).toBe('sent');
    expect(first).toBe('abcdefgh');
    expect(String(await conn.recv(4, socket.MSG_WAITALL))).toBe('ijkl');
  });
});

describe('promises: what a cancelled call had sent', () => {
  it.each(['send', 'sendmsg'] as const)('%s() with a timeout: nothing', async (call) => {
    const [a, b] = promises.socketpair();
    closing(b);
    closing(a).setblocking(false);
    await raised(() => a.sendall(MANY));
    a.settimeout(60);
    const signal = AbortSignal.timeout(50);
    const error = await raised(() =>
      call === 'send' ? a.send(MANY, { signal }) : a.sendmsg([MANY], { signal }),
    );
    expect(error).toMatchObject({ name: 'AbortError', bytes_sent: 0 });
  });
});

describe.each(BOTH)('$name: readinto() of a file', (flavour) => {
  it.each([
    ['its limit ends', 'TimeoutError'],
    ['the connection is reset', 'ConnectionResetError'],
  ])('keeps what had come when %s', async (_how, name) => {
    const server = closing(socket.create_server(['127.0.0.1', 0]));
    const a = socket.create_connection(server.getsockname());
    const [accepted] = server.accept();
    const conn = closing(flavour.wrap(accepted.detach()));
    conn.settimeout(name === 'TimeoutError' ? 0.2 : 10);
    const file = (conn as FileSocket).makefile('rb');
    const into = Buffer.from('-'.repeat(20000));
    const came = Buffer.alloc(9000, 'x');
    const reset = name === 'ConnectionResetError';
    const peer = new Peer(
      `const a = socket.socket({ fileno: data.fd }); a.sendall(Buffer.alloc(9000, 'x')); post('sent');
       if (data.reset) {
         for (let i = 0; i < 3; i++) mainWaits(), pause();
         a.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, Buffer.from(new Int32Array([1, 0]).buffer));
         a.close();
       } else a.detach();
       post('done');`,
      { fd: reset ? a.detach() : a.fileno(), reset },
    );
    expect(await peer.message()).toBe('sent');
    const error = await raised(() => file.readinto(into));
    expect(error.name).toBe(name);
    expect(into.subarray(0, 9000).equals(came)).toBe(true);
    expect(String(into.subarray(9000))).toBe('-'.repeat(11000));
    expect(await peer.message()).toBe('done');
    closing(a);
  });
});

describe('promises: for await over a server', () => {
  it('goes on when descriptors are short, and serves all who have waited', async () => {
    const child = new Child(`${preludeOf('pysocket/promises')}
      const fs = require('node:fs');
      require('node:child_process').execFileSync(
        'prlimit', ['--pid', String(process.pid), '--nofile=200:200']);
      const server = socket.create_server(['127.0.0.1', 0], { backlog: 100 });
      let served = 0; const warnings = [];
      (async () => {
        for await (const [conn] of server) {
          (async () => { await conn.recv(1); conn.close(); if (++served === 20) server.close(); })();
        }
        say('served ' + served + ' ' + warnings);
        process.exit();
      })().catch((e) => { say('thrown ' + e); process.exit(); });
      // Loads what a warning needs, as long as there are descriptors.
      process.emitWarning('first');
      const taken = [];
      process.on('warning', (w) => {
        if (w.message === 'first') {
          try { for (;;) taken.push(fs.openSync('/dev/null')); } catch (e) { say(e.code); }
          say('port ' + server.getsockname()[1]);
          return;
        }
        warnings.push(w.name);
        // Not at once: it tries in vain a few times.
        setTimeout(() => { for (const fd of taken) fs.closeSync(fd); }, 100);
      });`);
    await child.printed('\n');
    await child.printed('port');
    const port = Number(/port (\d+)/.exec(child.output)?.[1]);
    const clients = Array.from({ length: 20 }, () =>
      closing(socket.create_connection(['127.0.0.1', port])),
    );
    for (const client of clients) client.sendall(Buffer.from('x'));
    const { out } = await child.end();
    expect(out).toBe(`EMFILE\nport ${port}\nserved 20 ResourceWarning\n`);
  });
});
