// @ts-check
// What other runtimes must support too: run by `npm run test:runtimes` on Node, Bun and Deno.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import socket, { AF_INET, SOCK_DGRAM } from 'pysocket';
import { errno } from 'pysocket/builtins';
import promises from 'pysocket/promises';

/** @typedef {[string, number]} Name */
/** @type {Map<string, () => void | Promise<void>>} */
const tests = new Map();

const hello = Buffer.from('hello');
/** For Winsock, a closed descriptor is not a socket; elsewhere it is a bad descriptor. */
const CLOSED = 'WSAENOTSOCK' in errno ? errno.ENOTSOCK : errno.EBADF;

tests.set('blocking: a pair, a timeout, errors', () => {
  const [a, b] = socket.socketpair();
  a.sendall(hello);
  assert.deepEqual([...b.recv(10)], [...hello]);
  b.settimeout(0.01);
  assert.throws(() => b.recv(1), socket.TimeoutError);
  b.setblocking(false);
  assert.throws(() => b.recv(1), socket.BlockingIOError);
  a.close();
  assert.equal(b.recv(1).length, 0);
  assert.throws(() => a.recv(1), { name: 'OSError', errno: CLOSED });
  b.close();
});

tests.set('blocking: TCP and UDP with addresses', () => {
  const server = socket.create_server(['127.0.0.1', 0]);
  const client = socket.create_connection(/** @type {Name} */ (server.getsockname()));
  const [conn, name] = server.accept();
  assert.deepEqual(name, client.getsockname());
  conn.sendall(Buffer.alloc(100_000, 7));
  let got = 0;
  while (got < 100_000) got += client.recv(65536).length;
  for (const sock of [server, client, conn]) sock.close();
  const udp = socket.socket(AF_INET, SOCK_DGRAM);
  udp.bind(['127.0.0.1', 0]);
  udp.sendto(hello, udp.getsockname());
  assert.deepEqual(udp.recvfrom(10)[1], udp.getsockname());
  udp.close();
});

tests.set('blocking: files', () => {
  const [a, b] = socket.socketpair();
  const file = a.makefile('rw', { encoding: 'utf-8', newline: '\n' });
  b.sendall(Buffer.from('one\ntwo\n'));
  assert.equal(file.readline(), 'one\n');
  file.write('grüß');
  file.flush();
  assert.equal(b.recv(10).toString(), 'grüß');
  file.close();
  a.close();
  b.close();
});

tests.set('promises: a hundred clients at once', async () => {
  const server = promises.create_server(['127.0.0.1', 0]);
  const name = /** @type {Name} */ (server.getsockname());
  const serving = (async () => {
    for await (const [conn] of server) {
      void (async () => {
        for (let data; (data = await conn.recv(65536)).length > 0;) await conn.sendall(data);
        conn.close();
      })();
    }
  })();
  const data = Buffer.alloc(50_000, 'abc');
  await Promise.all(
    Array.from({ length: 100 }, async () => {
      const client = await promises.create_connection(name);
      const sending = client.sendall(data);
      let got = 0;
      while (got < data.length) got += (await client.recv(65536)).length;
      await sending;
      client.close();
    }),
  );
  server.close();
  await serving;
});

tests.set('promises: timeouts, signals, close()', async () => {
  const [a, b] = promises.socketpair();
  a.settimeout(0.01);
  await assert.rejects(a.recv(1), promises.TimeoutError);
  a.settimeout(null);
  const controller = new AbortController();
  const aborted = assert.rejects(a.recv(1, { signal: controller.signal }), { name: 'AbortError' });
  controller.abort();
  await aborted;
  const received = a.recv(5);
  await b.sendall(hello);
  assert.deepEqual([...(await received)], [...hello]);
  const ended = assert.rejects(a.recv(1), { errno: CLOSED });
  a.close();
  await ended;
  b.close();
});

tests.set('promises: the resolver', async () => {
  const found = await promises.getaddrinfo('127.0.0.1', 80);
  assert.deepEqual(found[0][4], ['127.0.0.1', 80]);
});

tests.set('views of one descriptor', async () => {
  const [a, b] = socket.socketpair();
  const received = a.promises.recv(5);
  b.sendall(hello);
  assert.deepEqual([...(await received)], [...hello]);
  a.close();
  assert.equal(a.promises.fileno(), -1);
  b.close();
});

tests.set('a worker receives, and ends while a call waits', async () => {
  const [a, b] = socket.socketpair();
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    const promises = require(workerData.module).default;
    const sock = promises.socket({ fileno: promises.dup(workerData.fd) });
    sock.recv(5).then((data) => {
      parentPort.postMessage(data.toString());
      sock.recv(5);
      parentPort.postMessage('waits');
    });`;
  const module = fileURLToPath(new URL('../../dist/promises.js', import.meta.url));
  const worker = new Worker(source, { eval: true, workerData: { module, fd: b.fileno() } });
  a.sendall(hello);
  assert.equal((await once(worker, 'message'))[0], 'hello');
  assert.equal((await once(worker, 'message'))[0], 'waits');
  await worker.terminate();
  a.close();
  b.close();
});

const only = process.argv[2];
if (only === 'exit') {
  const pairs = Array.from({ length: 500 }, () => promises.socketpair());
  for (const [near] of pairs) void near.recv(1);
  setTimeout(() => process.exit(pairs.length === 500 ? 7 : 1), 1);
} else {
  for (const [name, test] of tests) {
    await test();
    console.log(`  ${name}`);
  }
  console.log(`${tests.size} passed`);
}
