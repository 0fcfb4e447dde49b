/** Files that are never closed: the garbage collector releases their reference to the socket. */
import { describe, expect, it } from 'vitest';
import { Child } from '../helpers/child.js';

/** Runs source with gc() available; `collected()` resolves after the finalizers have run. */
async function collecting(module: string, source: string): Promise<string[]> {
  const child = new Child(
    `const socket = require('${module}');
     const say = (text) => require('node:fs').writeSync(1, text + '\\n');
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

describe.each(['pysocket', 'pysocket/promises'])('%s', (module) => {
  const run = (source: string): Promise<string[]> => collecting(module, source);

  it.each(['rb', 'wb', 'rwb', 'r', 'w', 'rw'])(
    'a dropped file (%s) counts no more',
    async (mode) => {
      const out = await run(`
      const [a, b] = socket.socketpair();
      (() => { a.makefile('${mode}'); })();
      say(String(a._io_refs));
      await collected();
      say(a._io_refs + ' ' + (a.fileno() >= 0));
      a.close(); b.close();`);
      expect(out).toEqual(['1', '0 true']);
    },
  );

  it('and its descriptor is closed when its socket was', async () => {
    const out = await run(`
      const [a, b] = socket.socketpair();
      (() => { a.makefile('rwb', 0); })();
      a.close();
      say(String(a.fileno() >= 0));
      await collected();
      say(String(a.fileno()));
      b.close();`);
    expect(out).toEqual([
      'true',
      'ResourceWarning: unclosed file <socket.SocketIO object>: it kept the connection of a closed socket open',
      '-1',
    ]);
  });

  it('a port of handle(): one warning, by the outermost file, and the peer sees the end', async () => {
    const out = await run(`
      const [conn, peer] = socket.socketpair();
      await peer.sendall(Buffer.from('line\\n'));
      await (async () => { const f = conn.makefile('r'); say((await f.readline()).trim()); conn.close(); })();
      const end = peer.promises?.recv(1) ?? peer.recv(1);
      await collected();
      say(JSON.stringify((await end).toString()));
      peer.close();`);
    // The last two may arrive in either order.
    expect([out[0], ...out.slice(1).toSorted()]).toEqual([
      'line',
      '""',
      expect.stringMatching(/^ResourceWarning: unclosed file <_io.TextIOWrapper name=\d+ /),
    ]);
  });

  it('files that were closed before or after their socket warn of nothing', async () => {
    const out = await run(`
      await (async () => {
        const [a, b] = socket.socketpair();
        const [f, g] = [a.makefile('r'), b.makefile('rwb')];
        await f.close(); a.close(); b.close(); await g.close();
      })();
      await collected();
      say('end');`);
    expect(out).toEqual(['end']);
  });

  it('what it had buffered is sent', async () => {
    const out = await run(`
      const [a, b] = socket.socketpair();
      (() => { a.makefile('w').write('late'); })();
      await collected();
      say((await b.recv(9)).toString());
      a.close(); b.close();`);
    expect(out).toEqual(['late']);
  });

  it('a file keeps its socket, and an inner object keeps the file', async () => {
    const out = await run(`
      const [f, b] = (() => { const [a, b] = socket.socketpair(); return [a.makefile(), b]; })();
      await collected();
      await b.sendall(Buffer.from('line\\nrest'));
      say((await f.readline()).trim());
      const raw = (() => f.buffer.raw)();
      await collected();
      say(String(raw.closed));
      await f.close(); b.close();
      await collected();
      say('end');`);
    expect(out).toEqual([
      'line',
      'false',
      // The file's socket was not closed either, so Python warns about it as well.
      expect.stringMatching(/^ResourceWarning: unclosed <socket\.socket fd=N/),
      'end',
    ]);
  });

  it('an object that is left of a dropped file goes on', async () => {
    const out = await run(`
      const [a, b] = socket.socketpair();
      const buffer = (() => a.makefile().buffer)();
      await collected();
      await b.sendall(Buffer.from('still there'));
      say((await buffer.read(5)).toString() + a._io_refs);
      const raw = await (() => buffer.detach())();
      await collected();
      say(String(raw.closed) + a._io_refs);
      await raw.close();
      say(String(a._io_refs));
      a.close(); b.close();`);
    expect(out).toEqual(['still1', 'false1', '0']);
  });

  it('an iterator keeps its file', async () => {
    const out = await run(`
      const [a, b] = socket.socketpair();
      const lines = (() => {
        const f = a.makefile();
        return (f[Symbol.iterator] ?? f[Symbol.asyncIterator]).call(f);
      })();
      await collected();
      say(String(a._io_refs));
      await b.sendall(Buffer.from('line\\n'));
      say((await lines.next()).value.trim());
      a.close(); b.close();`);
    expect(out).toEqual(['1', 'line']);
  });
});

describe('pysocket/promises, while a call waits', () => {
  const CALLS = {
    'that reads': ['a.makefile().readline()', "await b.sendall(Buffer.from('line\\n'))", 'line\n'],
    'that iterates': [
      '(async () => { for await (const line of a.makefile()) return line; })()',
      "await b.sendall(Buffer.from('line\\n'))",
      'line\n',
    ],
    'that writes': [
      "a.makefile('wb').write(Buffer.alloc(1 << 22))",
      'for (let got = 0; got < 1 << 22; ) got += (await b.recv(1 << 20)).length',
      1 << 22,
    ],
  };

  it.each(Object.entries(CALLS))('a file stays open: %s', async (_name, [call, peer, result]) => {
    const out = await collecting(
      'pysocket/promises',
      `
      const [a, b] = socket.socketpair();
      const value = (() => ${call})();
      await collected();
      say(String(a._io_refs));
      ${peer};
      say(JSON.stringify(await value));
      await collected();
      say(String(a._io_refs));
      a.close(); b.close();`,
    );
    expect(out).toEqual(['1', JSON.stringify(result), '0']);
  });
});
