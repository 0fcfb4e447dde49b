/** Files that nobody closes: the garbage collector gives their reference to the socket up. */
import { expect, it } from 'vitest';
import { Child, PRELUDE } from '../helpers/child.js';

/** Runs source with gc() at hand; `collected()` resolves when the finalizers have run. */
async function run(source: string): Promise<string[]> {
  const child = new Child(
    `${PRELUDE}
     process.on('warning', (w) => say(w.name + ': ' + w.message.replace(/fd=\\d+/, 'fd=N')));
     const collected = async () => {
       for (let i = 0; i < 20; i++) { gc(); await new Promise((r) => setImmediate(r)); }
     };
     (async () => { ${source} })();`,
    ['--expose-gc', '--no-warnings'],
  );
  const { out, err } = await child.end();
  expect(err).toBe('');
  return out.split('\n').slice(0, -1);
}

it.each(['rb', 'wb', 'rwb', 'r', 'w', 'rw'])('a dropped file (%s) counts no more', async (mode) => {
  const out = await run(`
    const [a, b] = socket.socketpair();
    (() => { a.makefile('${mode}'); })();
    say(String(a._io_refs));
    await collected();
    say(a._io_refs + ' ' + (a.fileno() >= 0));
    a.close(); b.close();`);
  expect(out).toEqual(['1', '0 true']);
});

it('and its descriptor is closed when its socket was', async () => {
  const out = await run(`
    const [a, b] = socket.socketpair();
    (() => { a.makefile('rwb', 0); })();
    a.close();
    say(String(a.fileno() >= 0));
    await collected();
    say(String(a.fileno()));
    b.close();`);
  expect(out).toEqual(['true', '-1']);
});

it('what it had buffered is sent', async () => {
  const out = await run(`
    const [a, b] = socket.socketpair();
    (() => { a.makefile('w').write('late'); })();
    await collected();
    say(b.recv(9).toString());
    a.close(); b.close();`);
  expect(out).toEqual(['late']);
});

it('a file keeps its socket, and an inner object keeps the file', async () => {
  const out = await run(`
    const [f, b] = (() => { const [a, b] = socket.socketpair(); return [a.makefile(), b]; })();
    await collected();
    b.sendall(Buffer.from('line\\nrest'));
    say(f.readline().trim());
    const raw = (() => f.buffer.raw)();
    await collected();
    say(String(raw.closed));
    f.close(); b.close();
    await collected();
    say('end');`);
  expect(out).toEqual([
    'line',
    'false',
    // Its socket was not closed: Python warns as well.
    expect.stringMatching(/^ResourceWarning: unclosed <socket\.socket fd=N/),
    'end',
  ]);
});

it('an object that is left of a dropped file goes on', async () => {
  const out = await run(`
    const [a, b] = socket.socketpair();
    const buffer = (() => a.makefile().buffer)();
    await collected();
    b.sendall(Buffer.from('still there'));
    say(buffer.read(5).toString() + a._io_refs);
    const raw = (() => buffer.detach())();
    await collected();
    say(String(raw.closed) + a._io_refs);
    raw.close();
    say(String(a._io_refs));
    a.close(); b.close();`);
  expect(out).toEqual(['still1', 'false1', '0']);
});
