/** A signal with a handler ends a waiting call; when it is made again, the call continues where it was. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Child, PRELUDE } from '../helpers/child.js';
import { needSignals } from '../helpers/kernel.js';

beforeEach(() => needSignals());

/** For each method: the setup, the call, and the JSON of what it finally returns. */
const CALLS: Readonly<Record<string, readonly [setup: string, call: string, result: string]>> = {
  'SocketIO.readline': ["f = a.makefile('rb', 0)", 'String(f.readline())', '"line of two\\n"'],
  'SocketIO.readall': ["f = a.makefile('rb', 0)", 'String(f.readall())', '"line of two\\n"'],
  'BufferedReader.readline': ["f = a.makefile('rb')", 'String(f.readline())', '"line of two\\n"'],
  'BufferedReader.read': ["f = a.makefile('rb')", 'String(f.read(12))', '"line of two\\n"'],
  'BufferedReader.read, all': ["f = a.makefile('rb')", 'String(f.read())', '"line of two\\n"'],
  'BufferedReader.readinto': [
    "f = a.makefile('rb'), z = Buffer.alloc(12)",
    '(f.readinto(z), String(z))',
    '"line of two\\n"',
  ],
  'BufferedReader.readinto, with no use of the buffer': [
    "f = a.makefile('rb', 4), z = Buffer.alloc(12)",
    '(f.readinto(z), String(z))',
    '"line of two\\n"',
  ],
  'BufferedReader.readlines': [
    "f = a.makefile('rb'); b.sendall(Buffer.from('one\\n'))",
    'f.readlines().map(String)',
    '["one\\n","line of two\\n"]',
  ],
  'BufferedRWPair.readline': ["f = a.makefile('rwb')", 'String(f.readline())', '"line of two\\n"'],
  'TextIOWrapper.readline': ['f = a.makefile()', 'f.readline()', '"line of two\\n"'],
  'TextIOWrapper.read': ['f = a.makefile()', 'f.read(12)', '"line of two\\n"'],
  'TextIOWrapper.read, all': ['f = a.makefile()', 'f.read()', '"line of two\\n"'],
  'TextIOWrapper.readlines': [
    "f = a.makefile(); b.sendall(Buffer.from('one\\n'))",
    'f.readlines()',
    '["one\\n","line of two\\n"]',
  ],
};

/** The output of a child that prints 'ready' and receives a signal while it waits in a call. */
async function interrupted(source: string): Promise<string> {
  const child = new Child(`${PRELUDE}
    setInterval(() => {}, 1000);
    ${source}`);
  await child.printed('ready');
  await child.blocked();
  child.kill('SIGUSR2');
  const { out, err } = await child.end();
  expect(err).toBe('');
  return out;
}

describe.each(Object.entries(CALLS))('%s', (_name, [setup, call, result]) => {
  it('loses nothing that it had read', async () => {
    const out = await interrupted(`
      const [a, b] = socket.socketpair();
      const ${setup};
      b.sendall(Buffer.from('line of'));
      process.on('SIGUSR2', () => {
        b.sendall(Buffer.from(' two\\n'));
        b.shutdown(socket.SHUT_WR);
        say(JSON.stringify(${call}));
        process.exit();
      });
      say('ready');
      try { ${call}; } catch (e) { say(e.name); }`);
    expect(out).toBe(`ready\nInterruptedError\n${result}\n`);
  });
});

/** A peer that does not read, so a call on f that sends has to wait. */
const FULL = `
  const [a, b] = socket.socketpair();
  a.setblocking(false);
  let filled = 0;
  try { for (;;) filled += a.send(Buffer.alloc(65536)); } catch { a.setblocking(true); }
  const drain = () => { while (filled > 0) filled -= b.recv(filled).length; };`;

describe('writing', () => {
  it('a write of text is forgotten, with the mark at its beginning, and made again', async () => {
    const out = await interrupted(`${FULL}
      const f = a.makefile('w', { encoding: 'utf-8-sig' });
      const text = 'x'.repeat(9000);
      process.on('SIGUSR2', () => {
        drain();
        say(String(f.write(text)));
        f.close();
        a.close();
        const parts = [];
        for (let data; (data = b.recv(65536)).length > 0; ) parts.push(data);
        const all = Buffer.concat(parts);
        say(String(all.equals(Buffer.from('\\ufeff' + text))));
        process.exit();
      });
      say('ready');
      try { f.write(text); } catch (e) { say(e.name + ' ' + e.characters_written); }`);
    expect(out).toBe('ready\nInterruptedError 0\n9000\ntrue\n');
  });

  it('writelines tells how much of all lines was taken', async () => {
    const out = await interrupted(`${FULL}
      const f = a.makefile('wb', 8);
      const lines = ['one', 'two', 'a long one'].map((line) => Buffer.from(line));
      process.on('SIGUSR2', () => process.exit());
      say('ready');
      try { f.writelines(lines); } catch (e) { say(e.name + ' ' + e.characters_written); }`);
    expect(out).toBe('ready\nInterruptedError 6\n');
  });

  it('a flush loses nothing that it had not sent', async () => {
    const out = await interrupted(`${FULL}
      const f = a.makefile('w');
      f.write('kept');
      process.on('SIGUSR2', () => {
        drain();
        f.flush();
        say(b.recv(9).toString());
        process.exit();
      });
      say('ready');
      try { f.flush(); } catch (e) { say(e.name); }`);
    expect(out).toBe('ready\nInterruptedError\nkept\n');
  });
});
