/** What the promise flavour promises: order, independence, ends, buffers, both engines' ways. */
import blocking from 'pysocket';
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { Child } from '../../helpers/child.js';
import { raised } from '../../helpers/errors.js';
import { tcp } from '../../helpers/promise-tcp.js';
import { closing } from '../../helpers/flavours.js';
import { Peer } from '../../helpers/peer.js';
import { temporaryPath } from '../../helpers/temporary.js';

type Sock = InstanceType<typeof socket.socket>;

const hello = Buffer.from('hello');
const closed = { name: 'OSError', errno: 9 };

describe('order', () => {
  it('calls in one direction complete in the order in which they were made', async () => {
    const [a, b] = await tcp();
    const order: number[] = [];
    const calls = Array.from({ length: 50 }, async (_, i) => {
      const data = await b.recv(1);
      order.push(i);
      return data[0];
    });
    await a.sendall(Buffer.from(Array.from({ length: 50 }, (_, i) => i)));
    expect(await Promise.all(calls)).toEqual([...Array(50).keys()]);
    expect(order).toEqual([...Array(50).keys()]);
    for (const sock of [a, b]) sock.close();
  });

  it('sendalls do not mix', async () => {
    const [a, b] = await tcp();
    const size = 1 << 20;
    const sending = [1, 2, 3].map((byte) => a.sendall(Buffer.alloc(size, byte)));
    const parts: Buffer[] = [];
    for (let left = 3 * size; left > 0;) {
      const data = await b.recv(65536);
      parts.push(data);
      left -= data.length;
    }
    await Promise.all(sending);
    const all = Buffer.concat(parts);
    const whole = [1, 2, 3].every((byte, i) =>
      all.subarray(i * size, (i + 1) * size).every((each) => each === byte),
    );
    expect(whole).toBe(true);
    for (const sock of [a, b]) sock.close();
  });

  it('the directions are independent', async () => {
    const [a, b] = await tcp();
    const waiting = a.recv(10);
    for (let i = 0; i < 5; i++) {
      await a.sendall(hello);
      expect(await b.recv(5)).toEqual(hello);
    }
    await b.sendall(hello);
    expect(await waiting).toEqual(hello);
    for (const sock of [a, b]) sock.close();
  });

  it('a call that looks a name up is not overtaken', async () => {
    const receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    receiver.bind(['127.0.0.1', 0]);
    const [, port] = receiver.getsockname();
    const sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    const send = (text: string, host: string) => sender.sendto(Buffer.from(text), [host, port]);
    const calls = [
      send('1', 'localhost'),
      send('2', '127.0.0.1'),
      raised(() => send('3', 'no such name')),
      send('4', 'localhost'),
      send('5', '127.0.0.1'),
    ];
    const received: string[] = [];
    for (let i = 0; i < 4; i++) received.push(String(await receiver.recv(1)));
    expect(received).toEqual(['1', '2', '4', '5']);
    expect(await Promise.all(calls)).toMatchObject([1, 1, { name: 'gaierror' }, 1, 1]);
    expect(await send('6', '127.0.0.1')).toBe(1);
    for (const sock of [receiver, sender]) sock.close();
  });

  it('a busy connection does not keep the others from their turn', async () => {
    const [a, b] = await tcp();
    const [c, d] = await tcp();
    // Always something to receive.
    let busy = true;
    const flood = (async () => {
      while (busy) await a.sendall(Buffer.alloc(65536));
    })();
    const drain = (async () => {
      while ((await b.recv(1024)).length > 0);
    })();
    for (let i = 0; i < 20; i++) {
      await c.sendall(hello);
      expect(await d.recv(5)).toEqual(hello);
    }
    busy = false;
    await flood;
    a.close();
    await drain;
    for (const sock of [b, c, d]) sock.close();
  });
});

describe('the end of a descriptor', () => {
  it('close() rejects what is pending, in both directions', async () => {
    const [a, b] = await tcp();
    const calls = [a.recv(1), a.recvfrom(1), a.sendall(Buffer.alloc(1 << 24))];
    a.close();
    for (const { status, ...rest } of await Promise.allSettled<unknown>(calls)) {
      expect([status, rest]).toMatchObject(['rejected', { reason: closed }]);
    }
    expect(await raised(() => a.recv(1))).toMatchObject(closed);
    b.close();
  });

  it('detach() does too, and the descriptor lives on', async () => {
    const [a, b] = await tcp();
    const pending = a.recv(1);
    const fd = a.detach();
    expect(await raised(() => pending)).toMatchObject(closed);
    const again = socket.socket({ fileno: fd });
    await b.sendall(hello);
    expect(await again.recv(5)).toEqual(hello);
    for (const sock of [again, b]) sock.close();
  });

  it('close() in another thread rejects it, and the number is not given away before', async () => {
    const [a, b] = await tcp();
    const fd = a.fileno();
    const outcome = raised(() => a.recv(1));
    const peer = new Peer('socket.close(data); post("closed");', fd);
    expect(await peer.message()).toBe('closed');
    expect(await outcome).toMatchObject(closed);
    expect(() => blocking.dup(fd)).toThrow(expect.objectContaining({ errno: 9 }));
    a.detach();
    b.close();
  });

  it('a listener ends its iteration', async () => {
    const listener = socket.create_server(['127.0.0.1', 0]);
    const address = listener.getsockname();
    const served: string[] = [];
    const serving = (async () => {
      for await (const [conn] of listener) {
        served.push(String(await conn.recv(10)));
        conn.close();
        if (served.length === 3) listener.close();
      }
    })();
    for (const text of ['a', 'b', 'c']) {
      const client = await socket.create_connection(address);
      await client.sendall(Buffer.from(text));
      expect(await client.recv(1)).toHaveLength(0);
      client.close();
    }
    await serving;
    expect(served).toEqual(['a', 'b', 'c']);
  });
});

describe('shutdown() of a datagram socket', () => {
  const pair = () => socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM).map(closing);

  it.each([
    { by: 'itself', shut: (sock: Sock) => sock.shutdown(socket.SHUT_RD) },
    { by: 'its blocking view', shut: (sock: Sock) => sock.blocking.shutdown(socket.SHUT_RDWR) },
  ])('ends the calls that wait: by $by', async ({ shut }) => {
    const [a] = pair();
    const pending = [a?.recv(9), a?.recvmsg(9)];
    if (a !== undefined) shut(a);
    expect(await Promise.all(pending)).toEqual([Buffer.alloc(0), [Buffer.alloc(0), [], 0, null]]);
  });

  it('that was made before there was a view counts, too', async () => {
    const [a] = pair();
    const before = closing(blocking.socket({ fileno: a?.detach() ?? -1 }));
    before.shutdown(socket.SHUT_RD);
    expect(await before.promises.recv(9)).toHaveLength(0);
  });

  it('for writing ends no call that reads', async () => {
    const [a, b] = pair();
    const pending = a?.recv(9);
    a?.shutdown(socket.SHUT_WR);
    await b?.send(hello);
    expect(await pending).toEqual(hello);
  });
});

describe('buffers', () => {
  it('that are detached while a call waits make it reject, and lose nothing', async () => {
    const [a, b] = await tcp();
    const into = new Uint8Array(10);
    const pending = b.recv_into(into);
    structuredClone(into.buffer, { transfer: [into.buffer] });
    await a.sendall(hello);
    expect(await raised(() => pending)).toBeInstanceOf(TypeError);
    expect(await b.recv(10)).toEqual(hello);
    for (const sock of [a, b]) sock.close();
  });

  it('that shrink while they are sent make the call reject', async () => {
    const [a, b] = await tcp();
    // More than the kernel takes at once. TypeScript's library is older than Node's.
    const options = [1 << 25, { maxByteLength: 1 << 25 }] as unknown as [number];
    const memory = new ArrayBuffer(...options) as ArrayBuffer & { resize(size: number): void };
    const sending = a.sendall(new Uint8Array(memory));
    memory.resize(10);
    const drain = (async () => {
      while ((await b.recv(1 << 20)).length > 0);
    })();
    expect(await raised(() => sending)).toBeInstanceOf(TypeError);
    a.close();
    await drain;
    b.close();
  });
});

describe('addresses', () => {
  it('are read when the call is made, not when it gets its turn', async () => {
    const path = Buffer.from(temporaryPath());
    const receiver = closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM));
    receiver.bind(Buffer.from(path));
    const sender = closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM));
    sender.setblocking(false);
    const full = await raised(async () => {
      for (;;) await sender.sendto(hello, path);
    });
    expect(full).toMatchObject({ name: 'BlockingIOError' });
    sender.setblocking(true);
    const pending = [sender.sendto(hello, path), sender.sendto(hello, path)];
    path.fill('x');
    for (let i = 0; i < 2; i++) await receiver.recv(9);
    expect(await Promise.all(pending)).toEqual([5, 5]);
  });
});

describe('errors', () => {
  it('arrive in the order of their calls, before what succeeds after them', async () => {
    const [a, b] = await tcp();
    const order: string[] = [];
    const note = (what: string) => () => order.push(what);
    const into = new Uint8Array(1);
    const calls = [
      b.recv(1).then(note('first')),
      b.recv_into(into).catch(note('second fails')),
      b.recv(1).then(note('third')),
    ];
    structuredClone(into.buffer, { transfer: [into.buffer] });
    await a.sendall(Buffer.from('xyz'));
    await Promise.all(calls);
    expect(order).toEqual(['first', 'second fails', 'third']);
    for (const sock of [a, b]) sock.close();
  });

  it.each([
    { how: 'close()', act: (sock: Sock) => void sock.close() },
    { how: 'detach()', act: (sock: Sock) => blocking.close(sock.detach()) },
  ])('of $how have a stack that reaches the await', async ({ act }) => {
    const [a, b] = await tcp();
    async function namedCaller(): Promise<Buffer> {
      return await a.recv(1);
    }
    const pending = raised(namedCaller);
    setImmediate(act, a);
    expect((await pending).stack).toContain('namedCaller');
    b.close();
  });

  it('have a stack that reaches the await', async () => {
    const [a, b] = await tcp();
    a.settimeout(0.01);
    async function namedCaller(): Promise<Buffer> {
      return await a.recv(1);
    }
    expect((await raised(namedCaller)).stack).toContain('namedCaller');
    for (const sock of [a, b]) sock.close();
  });

  it('of arguments are rejections, with the texts of Python', async () => {
    const [a, b] = await tcp();
    expect(await raised(() => a.recv('x' as never))).toMatchObject({
      message: "'str' object cannot be interpreted as an integer",
    });
    expect(await raised(() => a.sendall('x' as never))).toMatchObject({
      message: "a bytes-like object is required, not 'str'",
    });
    for (const sock of [a, b]) sock.close();
  });
});

describe('the resolver', () => {
  it('is asked elsewhere', async () => {
    const [[family, , , , name] = [0, 0, 0, '', '']] = await socket.getaddrinfo('localhost', 80);
    expect([socket.AF_INET, socket.AF_INET6]).toContain(family);
    expect(name).toContain(80);
    expect(await socket.gethostbyname('127.0.0.1')).toBe('127.0.0.1');
    expect(await raised(() => socket.getaddrinfo('host', 'no such service'))).toMatchObject({
      name: 'gaierror',
    });
    const many = await Promise.all(
      Array.from({ length: 40 }, (_, i) => socket.gethostbyname(`127.0.0.${i}`)),
    );
    expect(many).toEqual(Array.from({ length: 40 }, (_, i) => `127.0.0.${i}`));
  });

  it('finds the names of addresses for connect() and sendto()', async () => {
    const server = socket.create_server(['127.0.0.1', 0]);
    const [, port] = server.getsockname();
    const client = socket.socket(socket.AF_INET);
    await client.connect(['localhost', port]);
    expect(client.getpeername()).toEqual(['127.0.0.1', port]);
    const udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    udp.bind(['127.0.0.1', 0]);
    const [, to] = udp.getsockname();
    expect(await udp.sendto(hello, ['localhost', to])).toBe(5);
    expect((await udp.recvfrom(10))[0]).toEqual(hello);
    const sending = udp.sendto(hello, [Buffer.from('localhost'), to]);
    // Looked up here, it would have been sent at once.
    const { MSG_DONTWAIT } = socket;
    expect(() => udp.blocking.recv(10, MSG_DONTWAIT)).toThrow(socket.BlockingIOError);
    expect(await sending).toBe(5);
    expect(await udp.recv(10)).toEqual(hello);
    for (const sock of [server, client, udp]) sock.close();
  });
});

describe('mixed with the blocking flavour', () => {
  it('a blocking call on the same descriptor goes first, and the promise waits on', async () => {
    const [a, b] = await tcp();
    const pending = b.recv(5);
    const same = blocking.socket({ fileno: blocking.dup(b.fileno()) });
    await a.sendall(Buffer.from('first'));
    expect(String(same.recv(5))).toBe('first');
    await a.sendall(Buffer.from('later'));
    expect(String(await pending)).toBe('later');
    same.close();
    for (const sock of [a, b]) sock.close();
  });
});

// A sanitizer's own records are in the memory that is measured.
const sanitized = process.env.LD_PRELOAD?.includes('san') ?? false;
if (sanitized) console.log('memory is not measured: a sanitizer keeps records');

describe.skipIf(sanitized)('ten thousand idle receives', () => {
  it('cost no thread, little memory, and nothing of the threads that Node has', async () => {
    const child = new Child(
      `const socket = require('pysocket/promises');
       const { readdirSync, promises: fs } = require('node:fs');
       const pairs = Array.from({ length: 5000 }, () => socket.socketpair()).flat();
       const tasks = () => readdirSync('/proc/self/task').length;
       (async () => {
         const idle = [];
         idle.push(pairs[0].recv(1));
         await fs.readFile('/proc/self/status');
         gc();
         const before = { tasks: tasks(), rss: process.memoryUsage.rss() };
         for (const sock of pairs.slice(1)) idle.push(sock.recv(1));
         await new Promise(setImmediate);
         gc();
         const after = { tasks: tasks(), rss: process.memoryUsage.rss() };
         await fs.readFile('/proc/self/status');
         await require('node:dns').promises.lookup('127.0.0.1');
         console.log(JSON.stringify([after.tasks - before.tasks, (after.rss - before.rss) / 10000]));
         process.exit(0);
       })();`,
      ['--expose-gc'],
    );
    const { code, out, err } = await child.end();
    expect([code, err]).toEqual([0, '']);
    const [threads = -1, bytes = -1] = JSON.parse(out) as number[];
    expect(threads).toBe(0);
    expect(bytes).toBeLessThan(4096);
  });
});
