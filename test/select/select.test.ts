/** Events of select, poll and epoll, in both flavours: for sockets, descriptors, files and Node's own objects. */
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { closeSync, openSync, promises as fs } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { EPOLLIN, EPOLLOUT, POLLIN, POLLNVAL } from 'pysocket/select';
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { CLOSED, raised } from '../helpers/errors.js';
import { closing, socketpair } from '../helpers/flavours.js';
import { needSelect, needSelectOfFiles } from '../helpers/kernel.js';
import { run } from '../helpers/program.js';
import { temporaryFile, temporaryPath } from '../helpers/temporary.js';
import { SELECT_FLAVOURS } from './flavours.js';

const linux = process.platform === 'linux';

describe.each(SELECT_FLAVOURS)('$name', ({ path, module, socket: flavour }) => {
  const { select, poll } = module;

  it('gives the same objects, in the order in which they were given', async () => {
    const [a, b] = socketpair(flavour);
    const [c, d] = socketpair(flavour);
    await a.send(Buffer.from('1'));
    await c.send(Buffer.from('2'));
    const [r, w, x] = await select([d, b, a, b], [c, a], [d, b], 5);
    expect([r, w, x]).toEqual([[d, b, b], [c, a], []]);
    expect(r[1]).toBe(b);
  });

  it('reads any iterable, once', async () => {
    const [a, b] = socketpair(flavour);
    await a.send(Buffer.from('1'));
    await b.recv(1, socket.MSG_PEEK);
    const asked: string[] = [];
    function* items(name: string) {
      asked.push(name);
      yield b;
    }
    const ready = await select(items('r'), items('w'), items('x'), 0);
    expect([ready.map(({ length }) => length), asked]).toEqual([
      [1, 1, 0],
      ['r', 'w', 'x'],
    ]);
  });

  it('regular files and /dev/null are always ready', async () => {
    needSelectOfFiles();
    const file = temporaryFile(Buffer.from('x'));
    const nowhere = openSync('/dev/null', 'r+');
    expect(await select([file, nowhere], [file, nowhere], [file], 10)).toEqual([
      [file, nowhere],
      [file, nowhere],
      [],
    ]);
    closeSync(nowhere);
  });

  it('objects of Node that have a descriptor', async () => {
    needSelectOfFiles();
    const handle = await fs.open(__filename, 'r');
    const datagrams = createSocket('udp4');
    datagrams.bind(0, '127.0.0.1');
    const server = createServer().listen(0, '127.0.0.1');
    await Promise.all([once(datagrams, 'listening'), once(server, 'listening')]);
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    const stream = connect(address.port, '127.0.0.1');
    const [[accepted]] = (await Promise.all([
      once(server, 'connection'),
      once(stream, 'connect'),
    ])) as [[Socket], unknown];
    const objects = [handle, datagrams, stream] as never[];
    const [r, w] = await select(objects, objects, [], 5);
    expect([r, w]).toEqual([[handle], objects]);
    await handle.close();
    datagrams.close();
    for (const each of [stream, accepted, server]) each.unref();
    stream.destroy();
    accepted.destroy();
    server.close();
  });

  it('descriptors beyond 1023', async () => {
    needSelect('poll');
    const [a, b] = socketpair(flavour);
    const copies: number[] = [];
    while ((copies.at(-1) ?? 0) < 1100) copies.push(socket.dup(b.fileno()));
    const last = copies.at(-1) ?? -1;
    await a.send(Buffer.from('1'));
    expect(await select([last], [], [], 5)).toEqual([[last], [], []]);
    const polling = poll();
    polling.register(last, POLLIN);
    expect(await polling.poll(5000)).toEqual([[last, POLLIN]]);
    for (const fd of copies) socket.close(fd);
  });

  it('a descriptor that is not open', async () => {
    const [a] = socketpair(flavour);
    const fd = socket.dup(a.fileno());
    socket.close(fd);
    expect(await raised(() => select([a, fd], [], [], 5))).toMatchObject({
      code: CLOSED.code,
      syscall: 'select',
    });
    needSelect('poll');
    const polling = poll();
    polling.register(fd);
    expect(await polling.poll(5000)).toEqual([[fd, POLLNVAL]]);
  });

  it.each([
    ['a pipe', (program: string) => `echo line | node -e "$0"`],
    ['a file', (program: string) => `echo line > f; node -e "$0" < f; rm f`],
    ['/dev/null', (program: string) => `node -e "$0" < /dev/null`],
    ['a pipe at its end', (program: string) => `: | node -e "$0"`],
  ])('standard input that is %s', async (_name, command) => {
    needSelectOfFiles();
    const program = `
      const { select, poll } = require('${path}');
      (async () => {
        const [r] = await select([0], [], []);
        const p = poll();
        p.register(0, 1);
        const [[fd, bits]] = await p.poll();
        console.log(r, fd, bits !== 0);
      })();`;
    const child = spawn('sh', ['-c', command(program), program], {
      cwd: __dirname,
      env: {
        ...process.env,
        PATH: `${process.execPath.replace(/[^/]*$/, '')}:${process.env.PATH}`,
      },
    });
    const out: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => out.push(data));
    await once(child, 'close');
    expect(Buffer.concat(out).toString()).toBe('[ 0 ] 0 true\n');
  });

  it('the end of a child that writes now and then, as its pipe tells it', async () => {
    needSelectOfFiles();
    const program = `
      const { spawn } = require('node:child_process');
      const fs = require('node:fs');
      const { select } = require('${path}');
      const fifo = process.argv[1];
      require('node:child_process').execFileSync('mkfifo', [fifo]);
      const child = spawn('sh', ['-c', 'for i in 1 2 3; do echo testing; sleep 0.02; done > "$0"', fifo]);
      const fd = fs.openSync(fifo, 'r');
      (async () => {
        let text = '';
        for (const timeout of [0, 0.01, 1, 2, null, null, null, null, null, null, null, null]) {
          const [r, w, x] = await select([fd], [], [], timeout);
          if (w.length > 0 || x.length > 0) throw new Error('ready for nothing');
          if (r.length === 0) continue;
          const piece = Buffer.alloc(100);
          const count = fs.readSync(fd, piece);
          if (count === 0) break;
          text += piece.toString('latin1', 0, count);
        }
        console.log(JSON.stringify(text));
      })();`;
    const fifo = temporaryPath();
    const { out, err } = await run(['-e', program, fifo]);
    expect(err).toBe('');
    expect(out).toBe('"testing\\ntesting\\ntesting\\n"\n');
  });

  it('a time that is over is over, and not before', async () => {
    const [a] = socketpair(flavour);
    const begun = performance.now();
    expect(await select([a], [], [], 0.05)).toEqual([[], [], []]);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(50);
    needSelect('poll');
    const polling = poll();
    polling.register(a, POLLIN);
    expect(await polling.poll(50)).toEqual([]);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(100);
  });

  describe.runIf(linux)('epoll', () => {
    it('tells of what is ready, and closes what it watches with', async () => {
      const [a, b] = socketpair(flavour);
      const epoll = new module.epoll();
      epoll.register(b, EPOLLIN);
      epoll.register(a, EPOLLIN | EPOLLOUT);
      expect(await epoll.poll(0)).toEqual([[a.fileno(), EPOLLOUT]]);
      await a.send(Buffer.from('1'));
      const events = (await epoll.poll(1)).sort(([left], [right]) => left - right);
      const wanted = [
        [a.fileno(), EPOLLOUT],
        [b.fileno(), EPOLLIN],
      ];
      expect(events).toEqual(wanted.sort(([left = 0], [right = 0]) => left - right));
      epoll.close();
      expect(epoll.closed).toBe(true);
    });

    it('closing what it watches ends that', async () => {
      const [a, b] = flavour.socketpair();
      const epoll = closing(new module.epoll());
      epoll.register(b, EPOLLIN);
      await a.send(Buffer.from('1'));
      expect(await epoll.poll(1)).toHaveLength(1);
      b.close();
      expect(await epoll.poll(0)).toEqual([]);
      a.close();
    });

    it('of an epoll that watches another one', async () => {
      const [a, b] = socketpair(flavour);
      const inner = closing(new module.epoll());
      const outer = closing(new module.epoll());
      inner.register(b, EPOLLIN);
      outer.register(inner as never, EPOLLIN);
      expect(await outer.poll(0)).toEqual([]);
      await a.send(Buffer.from('1'));
      expect(await outer.poll(5)).toHaveLength(1);
      const [readable] = await select([inner as never], [], [], 5);
      expect(readable).toEqual([inner]);
    });
  });
});

it('poll and select can watch ten thousand descriptors at once', async () => {
  needSelect('poll');
  const { out, err } = await run([
    '-e',
    `const socket = require('pysocket');
     const { select, poll } = require('pysocket/select');
     const [a, b] = socket.socketpair();
     const copies = [];
     try { while (copies.length < 10000) copies.push(socket.dup(b.fileno())); }
     catch (e) { if (e.code !== 'EMFILE') throw e; }
     const none = select(copies, [], [], 0)[0].length;
     a.send(Buffer.from('1'));
     const p = poll();
     for (const fd of copies) p.register(fd, 1);
     console.log(none, select(copies, [], [])[0].length === copies.length, p.poll().length === copies.length, copies.length > 900);`,
  ]);
  expect(err).toBe('');
  expect(out).toBe('0 true true true\n');
});
