import { beforeEach, describe, expect, it } from 'vitest';
import { needSignals } from '../helpers/kernel.js';
import { hasKqueue } from '../helpers/kqueue.js';
import { holdsSignalsBack } from '../helpers/sanitizers.js';
import { Child, PRELUDE } from '../helpers/child.js';

beforeEach(() => needSignals());

// Each call waits for something that never comes.
const CALLS: Record<string, string> = {
  accept: `const l = socket.create_server(['127.0.0.1', 0]); const call = () => l.accept();`,
  recv: `const [a, b] = socket.socketpair(); const call = () => a.recv(1);`,
  'recv with a timeout': `const [a, b] = socket.socketpair(); a.settimeout(600);
    const call = () => a.recv(1);`,
  recvfrom: `const u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(['127.0.0.1', 0]);
    const call = () => u.recvfrom(1);`,
  sendall: `const [a, b] = socket.socketpair();
    const call = () => a.sendall(Buffer.alloc(50_000_000));`,
  sendfile: `const [a, b] = socket.socketpair(); const fs = require('node:fs');
    const f = fs.openSync(process.execPath, 'r'); const call = () => a.sendfile(f);`,
  'sendfile with a timeout': `const [a, b] = socket.socketpair(); const fs = require('node:fs');
    const f = fs.openSync(process.execPath, 'r'); a.settimeout(600);
    const call = () => a.sendfile(f);`,
  connect: `const l = socket.socket(); l.bind(['127.0.0.1', 0]); l.listen(0);
    const full = () => { const s = socket.socket(); s.setblocking(false);
      s.connect_ex(l.getsockname()); return s; };
    const fillers = [full(), full(), full(), full()];
    const s = socket.socket(); const call = () => s.connect(l.getsockname());`,
  'connect to a full Unix listener': `const l = socket.socket(socket.AF_UNIX);
    l.bind('\\0pysocket-' + process.pid); l.listen(0);
    const full = () => { const s = socket.socket(socket.AF_UNIX); s.setblocking(false);
      s.connect_ex(l.getsockname()); return s; };
    const fillers = [full(), full(), full()];
    const s = socket.socket(socket.AF_UNIX); const call = () => s.connect(l.getsockname());`,
  sleep: `const { sleep } = require('pysocket/builtins'); const call = () => sleep(600);`,
  select: `const { select } = require('pysocket/select'); const [a] = socket.socketpair();
    const call = () => select([a], [], [], 600);`,
  'select without a timeout': `const { select } = require('pysocket/select');
    const [a] = socket.socketpair(); const call = () => select([a], [], []);`,
  'select of what is ready for nothing that was asked': `const { select } = require('pysocket/select');
    const [a, b] = socket.socketpair(); b.close(); const call = () => select([], [], [a]);`,
  'poll()': `const p = require('pysocket/select').poll(); const [a] = socket.socketpair();
    p.register(a, 1); const call = () => p.poll();`,
  'epoll.poll()': `const e = require('pysocket/select').epoll(); const [a] = socket.socketpair();
    e.register(a, 1); const call = () => e.poll();`,
};
if (hasKqueue) {
  CALLS['kqueue.control()'] = `const { kqueue, kevent } = require('pysocket/select');
    const q = kqueue(); const [a] = socket.socketpair();
    const call = () => q.control([kevent(a)], 1);`;
}

describe.each(Object.entries(CALLS))('Ctrl-C while blocked in %s', (_name, call) => {
  it('ends the process at once without a handler', async () => {
    const child = new Child(`${PRELUDE} ${call} say('ready'); call();`);
    await child.printed('ready');
    await child.blocked();
    child.kill('SIGINT');
    const { signal, code } = await child.end();
    expect([signal, code]).toEqual(['SIGINT', null]);
  });

  it.skipIf(holdsSignalsBack)(
    'ends the call with InterruptedError, then the handler runs',
    async () => {
      const child = new Child(`${PRELUDE} ${call}
      process.on('SIGINT', () => { say('handler'); process.exit(7); });
      say('ready');
      try { call(); } catch (e) { say(e.name + ' ' + e.message + ' ' + e.code); }
      setInterval(() => {}, 1000);`);
      await child.printed('ready');
      await child.blocked();
      child.kill('SIGINT');
      const { code, out } = await child.end();
      expect(out).toBe(
        'ready\nInterruptedError [Errno 4] Interrupted system call EINTR\nhandler\n',
      );
      expect(code).toBe(7);
    },
  );
});

describe('signals and blocking calls', () => {
  it('a signal that came while JavaScript was busy ends the next wait', async () => {
    const child = new Child(`${PRELUDE}
      const [a] = socket.socketpair();
      process.on('SIGUSR2', () => { say('handler'); process.exit(); });
      process.kill(process.pid, 'SIGUSR2');
      setInterval(() => {}, 1000);
      try { a.recv(1); } catch (e) { say(e.name); }`);
    const { out } = await child.end();
    expect(out).toBe('InterruptedError\nhandler\n');
  });

  it('a handled signal does not disturb the next call', async () => {
    const child = new Child(`${PRELUDE}
      const [a] = socket.socketpair(); a.settimeout(0.05);
      process.on('SIGUSR2', () => {
        try { a.recv(1); } catch (e) { say(e.name); }
        process.exit(0);
      });
      process.kill(process.pid, 'SIGUSR2');
      setInterval(() => {}, 1000);`);
    const { out } = await child.end();
    expect(out).toBe('TimeoutError\n');
  });

  it('other signals do not end a call: children that exit, a profiler', async () => {
    const child = new Child(
      `${PRELUDE}
      const { spawn } = require('node:child_process');
      const [a] = socket.socketpair(); a.settimeout(0.5);
      for (let i = 0; i < 5; i++) spawn('true');
      try { a.recv(1); } catch (e) { say(e.name); }`,
    );
    const { out } = await child.end();
    expect(out).toBe('TimeoutError\n');
  });

  it('removing the last handler gives a signal its default action back', async () => {
    const child = new Child(`${PRELUDE}
      const handler = () => say('never');
      process.on('SIGINT', handler);
      process.once('SIGINT', handler);
      process.removeAllListeners('SIGINT');
      const [a] = socket.socketpair();
      say('ready'); a.recv(1);`);
    await child.printed('ready');
    await child.blocked();
    child.kill('SIGINT');
    const { signal, out } = await child.end();
    expect(out).toBe('ready\n');
    expect(signal).toBe('SIGINT');
  });
});
