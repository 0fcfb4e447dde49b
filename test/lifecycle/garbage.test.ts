import { describe, expect, it } from 'vitest';
import { Child, PRELUDE } from '../helpers/child.js';

/** Runs source with gc() at hand; `collected()` resolves when the finalizers have run. */
async function run(source: string) {
  const child = new Child(
    `${PRELUDE}
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

describe('garbage', () => {
  it('an unclosed socket is closed with a ResourceWarning', async () => {
    const out = await run(`
      const before = open();
      (() => { socket.socket(); })();
      say(String(open() - before));
      await collected();
      say(String(open() - before));`);
    expect(out.split('\n').slice(0, 3)).toEqual([
      '1',
      "ResourceWarning: unclosed <socket.socket fd=N, family=2, type=1, proto=0, laddr=('0.0.0.0', 0)>",
      '0',
    ]);
  });

  it('a closed or detached one is not', async () => {
    const out = await run(`
      const fd = (() => { socket.socket().close(); return socket.socket().detach(); })();
      await collected();
      socket.close(fd);
      say('closed');`);
    expect(out).toBe('closed\n');
  });

  it('a weak reference ends with the socket, closed or not', async () => {
    const out = await run(`
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
    const out = await run(`
      const l = socket.create_server(['127.0.0.1', 0]);
      const c = socket.create_connection(l.getsockname());
      (() => { l.accept(); })();
      await collected();
      say(JSON.stringify(c.recv(1).toString()));`);
    expect(out).toMatch(/^ResourceWarning: unclosed .*\n""\n$/);
  });
});
