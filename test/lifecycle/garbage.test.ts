import { describe, expect, it } from 'vitest';
import { Child, preludeOf } from '../helpers/child.js';
import { needDescriptors } from '../helpers/descriptors.js';
import { BOTH } from '../helpers/flavours.js';

/** Runs source with gc() available; `collected()` resolves after the finalizers have run. */
async function run(source: string, prelude: string) {
  if (source.includes('open()')) needDescriptors();
  const child = new Child(
    `${prelude}
     process.on('warning', (w) => say(w.name + ': ' + w.message.replace(/fd=\\d+/, 'fd=N')));
     const open = () => require('node:fs').readdirSync('/proc/self/fd').length;
     const collected = async () => {
       for (let i = 0; i < 20; i++) { gc(); await new Promise((r) => setImmediate(r)); }
     };
     (async () => { ${source} })();`,
    ['--expose-gc', '--no-warnings'],
  );
  return (await child.end()).out;
}

describe.each(BOTH)('garbage, $name', ({ path }) => {
  const runIn = (source: string) => run(source, preludeOf(path));

  it('an unclosed socket is closed with a ResourceWarning', async () => {
    const out = await runIn(`
      const before = open();
      (() => { socket.socket(); })();
      say(String(open() - before));
      await collected();
      say(String(open() - before));`);
    expect(out.split('\n').slice(0, 3)).toEqual([
      '1',
      // On Linux, even an unbound socket has a name.
      expect.stringMatching(
        /^ResourceWarning: unclosed <socket\.socket fd=N, family=2, type=1, proto=0(, laddr=\('0\.0\.0\.0', 0\))?>$/,
      ),
      '0',
    ]);
  });

  it('one whose number somebody else has closed does not close the next socket of that number', async () => {
    const out = await runIn(`
      (() => { socket.close(socket.socket().fileno()); })();
      const next = socket.socket();
      next.bind(['127.0.0.1', 0]);
      await collected();
      say(String(next.getsockname()[0]));
      next.close();`);
    expect(out).toBe('127.0.0.1\n');
  });

  it('a closed or detached one is not', async () => {
    const out = await runIn(`
      const fd = (() => { socket.socket().close(); return socket.socket().detach(); })();
      await collected();
      socket.close(fd);
      say('closed');`);
    expect(out).toBe('closed\n');
  });

  it('a weak reference ends with the socket, closed or not', async () => {
    const out = await runIn(`
      const kept = socket.socket();
      const refs = (() => {
        const closed = socket.socket();
        closed.close();
        return [closed, socket.socket(), kept].map((sock) => new WeakRef(sock));
      })();
      await collected();
      say(JSON.stringify(refs.map((ref) => ref.deref() !== undefined)));
      say(String(refs[2].deref() === kept));
      kept.close();`);
    expect(out.split('\n').filter((line) => !line.startsWith('ResourceWarning'))).toEqual([
      '[false,false,true]',
      'true',
      '',
    ]);
  });

  it('a received connection that nobody keeps is closed too', async () => {
    const out = await runIn(`
      const l = socket.create_server(['127.0.0.1', 0]);
      const c = await socket.create_connection(l.getsockname());
      await (async () => { await l.accept(); })();
      await collected();
      say(JSON.stringify((await c.recv(1)).toString()));`);
    expect(out).toMatch(/^ResourceWarning: unclosed .*\n""\n$/);
  });
});

const PROMISES = `${preludeOf('pysocket/promises')}
  const tcp = async () => {
    const listener = socket.create_server(['127.0.0.1', 0]);
    const client = await socket.create_connection(listener.getsockname());
    const [server] = await listener.accept();
    listener.close();
    return [client, server];
  };`;

describe('garbage of the promise flavour', () => {
  it('an unclosed socket that has waited is closed with a ResourceWarning', async () => {
    const out = await run(
      `
      const kept = await (async () => {
        const [client, server] = await tcp();
        const received = client.recv(5);
        await server.sendall(Buffer.from('hello'));
        say(String(await received));
        return server;
      })();
      await collected();
      say(JSON.stringify(String(await kept.recv(1))));
      kept.close();`,
      PROMISES,
    );
    expect(out).toMatch(/^hello\nResourceWarning: unclosed <socket.socket fd=N, .*\n""\n$/);
  });

  it('a socket on which a call waits is kept, though nobody else does', async () => {
    const out = await run(
      `
      const [server, received] = await (async () => {
        const [client, server] = await tcp();
        return [server, client.recv(5).then(String)];
      })();
      await collected();
      await server.sendall(Buffer.from('hello'));
      say(await received);
      server.close();`,
      PROMISES,
    );
    expect(out.split('\n')[0]).toBe('hello');
  });

  it('a view keeps the other one, and both go together', async () => {
    const out = await run(
      `
      const view = (() => require('pysocket').socket().promises)();
      await collected();
      say(String(view.fileno() >= 0));
      const before = open();
      const refs = (() => {
        const sock = socket.socket();
        return [new WeakRef(sock), new WeakRef(sock.blocking)];
      })();
      await collected();
      say(JSON.stringify(refs.map((ref) => ref.deref() === undefined)));
      say(String(open() - before));
      view.close();`,
      PROMISES,
    );
    expect(out.split('\n').filter((line) => !line.startsWith('ResourceWarning'))).toEqual([
      'true',
      '[true,true]',
      '0',
      '',
    ]);
  });

  it('thousands of calls that were made and cancelled leave nothing', async () => {
    const out = await run(
      `
      const [client, server] = await tcp();
      const round = async () => {
        const controller = new AbortController();
        const calls = Array.from({ length: 2000 }, () =>
          client.recv(10, { signal: controller.signal }).catch((error) => error.name));
        controller.abort();
        return new Set(await Promise.all(calls));
      };
      require('node:events').setMaxListeners(0);
      say([...(await round())].join());
      await collected();
      const used = process.memoryUsage().heapUsed;
      for (let i = 0; i < 10; i++) await round();
      await collected();
      say(String(process.memoryUsage().heapUsed - used < 1e6));
      client.close();
      server.close();`,
      PROMISES,
    );
    expect(out).toBe('AbortError\ntrue\n');
  });
});
