/** Bytes sent or received before an error are not lost, or the error reports them. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { Child, PRELUDE } from '../../helpers/child.js';
import { WOULD_BLOCK, raised } from '../../helpers/errors.js';
import { BOTH, closing, socketpair } from '../../helpers/flavours.js';
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
    expect(error).toMatchObject({ name: 'BlockingIOError', ...WOULD_BLOCK });
    const { bytes_sent = -1 } = error as { bytes_sent?: number };
    a.close();
    let received = 0;
    for (let data; (data = await b.recv(1 << 20)).length > 0;) received += data.length;
    expect(bytes_sent).toBe(received);
  });

  it('says 0 when nothing more can be sent', async () => {
    const [a] = socketpair(flavour);
    a.shutdown(socket.SHUT_WR);
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
