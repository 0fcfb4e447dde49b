/** The programs of README, as they are printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { Child } from '../helpers/child.js';
import { closing } from '../helpers/flavours.js';

const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

/** A program whose first line is its name. */
function program(name: string): string {
  const found = README.split('```js\n').find((block) => block.startsWith(`// ${name}\n`));
  if (found === undefined) throw new RangeError(`README has no ${name}`);
  return found.slice(0, found.indexOf('```'));
}

const MODULE = ['--input-type=module'];

it('hello.mjs', async () => {
  const { code, out, err } = await new Child(program('hello.mjs'), MODULE).end();
  expect(err).toBe('');
  expect(out).toMatch(/^hello \[ '127\.0\.0\.1', \d+ \]\n$/);
  expect(code).toBe(0);
});

it('echo.mjs survives a client that breaks its connection off', async () => {
  const listening = `server = socket.create_server(['127.0.0.1', 0]); console.log(server.getsockname()[1]);`;
  const source = program('echo.mjs').replace(
    "server = socket.create_server(['127.0.0.1', 8080]);",
    listening,
  );
  expect(source).toContain(listening);
  const server = new Child(source, MODULE);
  await server.printed('\n');
  const port = Number(server.output);
  const connect = () => closing(socket.create_connection(['127.0.0.1', port], 20));

  const first = connect();
  first.sendall(Buffer.from('first'));
  expect(first.recv(10).toString()).toBe('first');
  first.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, new Int32Array([1, 0]));
  first.close();

  const second = connect();
  second.sendall(Buffer.from('second'));
  expect(second.recv(10).toString()).toBe('second');
  second.shutdown(socket.SHUT_WR);
  expect(second.recv(10)).toHaveLength(0);
});

describe('what a line of Python becomes', () => {
  it('Thread(target=f, args=(sock,)): a worker gets a copy of the descriptor', async () => {
    const { code, out } = await new Child(`
      const { Worker } = require('node:worker_threads');
      const socket = require('pysocket');
      const [here, there] = socket.socketpair();
      new Worker(\`
        const { workerData } = require('node:worker_threads');
        const socket = require('pysocket');
        const sock = socket.socket({ fileno: workerData });
        sock.sendall(Buffer.from('from the worker'));
        sock.close();\`, { eval: true, workerData: there.dup().detach() });
      there.close();
      let text = '';
      for (let data; (data = here.recv(100)).length > 0; ) text += data;
      console.log(text);
      here.close();`).end();
    expect(out).toBe('from the worker\n');
    expect(code).toBe(0);
  });

  it('except KeyboardInterrupt: the loop ends', async () => {
    const child = new Child(`
      const socket = require('pysocket');
      process.on('SIGINT', () => {});
      const server = socket.create_server(['127.0.0.1', 0]);
      require('node:fs').writeSync(1, 'ready\\n');
      try {
        for (;;) server.accept();
      } catch (e) {
        if (e instanceof socket.InterruptedError) console.log('interrupted');
      }
      server.close();`);
    await child.printed('ready');
    await child.blocked();
    child.kill('SIGINT');
    const { out } = await child.end();
    expect(out).toContain('interrupted');
  });
});
