/** Promise calls that wait: their order, independence, arguments and errors. */
import blocking from 'pysocket';
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { closing } from '../../helpers/flavours.js';
import { needKind } from '../../helpers/kernel.js';
import { tcp } from '../../helpers/promise-tcp.js';
import { temporaryPath } from '../../helpers/temporary.js';

type Sock = InstanceType<typeof socket.socket>;

const hello = Buffer.from('hello');

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
    // There is always something to receive.
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

describe('addresses', () => {
  it('are read when the call is made, not when it gets its turn', async () => {
    needKind(socket.AF_UNIX, socket.SOCK_DGRAM);
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
