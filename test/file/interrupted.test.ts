/** A signal with a handler ends a call that waits; made again, the call goes on where it was. */
import { describe, expect, it } from 'vitest';
import { Child, PRELUDE } from '../helpers/child.js';

const CALLS: Readonly<Record<string, readonly [setup: string, call: string, result: string]>> = {
  'BufferedReader.readline': [
    "f = a.makefile('rb')",
    'f.readline().toString()',
    '"line of two\\n"',
  ],
  'BufferedReader.read': ["f = a.makefile('rb')", 'f.read(12).toString()', '"line of two\\n"'],
  'TextIOWrapper.readline': ['f = a.makefile()', 'f.readline()', '"line of two\\n"'],
  'TextIOWrapper.read': ['f = a.makefile()', 'f.read(12)', '"line of two\\n"'],
};

describe.each(Object.entries(CALLS))('%s', (_name, [setup, call, result]) => {
  it('loses nothing that it had read', async () => {
    const child = new Child(`${PRELUDE}
      const [a, b] = socket.socketpair();
      const ${setup};
      b.sendall(Buffer.from('line of'));
      process.on('SIGUSR2', () => {
        b.sendall(Buffer.from(' two\\n'));
        say(JSON.stringify(${call}));
        process.exit();
      });
      setInterval(() => {}, 1000);
      say('ready');
      try { ${call}; } catch (e) { say(e.name); }`);
    await child.printed('ready');
    await child.blocked();
    child.kill('SIGUSR2');
    const { out } = await child.end();
    expect(out).toBe(`ready\nInterruptedError\n${result}\n`);
  });
});

it('a flush loses nothing that it had not sent', async () => {
  const child = new Child(`${PRELUDE}
    const [a, b] = socket.socketpair();
    a.setblocking(false);
    let filled = 0;
    try { for (;;) filled += a.send(Buffer.alloc(65536)); } catch { a.setblocking(true); }
    const f = a.makefile('w');
    f.write('kept');
    process.on('SIGUSR2', () => {
      while (filled > 0) filled -= b.recv(filled).length;
      f.flush();
      say(b.recv(9).toString());
      process.exit();
    });
    setInterval(() => {}, 1000);
    say('ready');
    try { f.flush(); } catch (e) { say(e.name); }`);
  await child.printed('ready');
  await child.blocked();
  child.kill('SIGUSR2');
  const { out } = await child.end();
  expect(out).toBe('ready\nInterruptedError\nkept\n');
});
