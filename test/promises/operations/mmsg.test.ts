/** recvmmsg_into() and sendmmsg() that wait: cancellation, closing, order, names, and detached memory. */
import socket from 'pysocket/promises';
import { MessageBatch } from 'pysocket/messages';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { needMethod } from '../../helpers/kernel.js';
import { readInt32 } from '../../helpers/native-order.js';

beforeEach(() => needMethod('recvmmsg_into'));

const { AF_INET, AF_UNIX, SOCK_DGRAM } = socket;
type Socket = InstanceType<typeof socket.socket>;

function pair(): [Socket, Socket] {
  const [a, b] = socket.socketpair(AF_UNIX, SOCK_DGRAM);
  onTestFinished(() => {
    a.close();
    b.close();
  });
  return [a, b];
}

const held = (batch: MessageBatch): string[] =>
  Array.from({ length: batch.length }, (_, i) => batch.data(i).toString());

describe('recvmmsg_into()', () => {
  it('cancelled, it loses nothing', async () => {
    const [a, b] = pair();
    const controller = new AbortController();
    const batch = new MessageBatch(4, 8);
    const pending = b.recvmmsg_into(batch, { signal: controller.signal });
    controller.abort();
    expect((await raised(() => pending)).name).toBe('AbortError');
    await a.send(Buffer.from('kept'));
    expect(await b.recvmmsg_into(batch, 0, { signal: new AbortController().signal })).toBe(1);
    expect(held(batch)).toEqual(['kept']);
  });

  it('close() rejects it, and so does a timeout', async () => {
    const [, b] = pair();
    const batch = new MessageBatch(4, 8);
    b.settimeout(0.01);
    expect((await raised(() => b.recvmmsg_into(batch))).name).toBe('TimeoutError');
    b.settimeout(null);
    const pending = b.recvmmsg_into(batch);
    b.close();
    expect(await raised(() => pending)).toMatchObject({ code: 'EBADF', syscall: 'recvmmsg' });
  });

  it('completes in order with others, and two may share a batch', async () => {
    const [a, b] = pair();
    const batch = new MessageBatch(1, 8);
    const seen: string[] = [];
    const calls = [
      b.recvmmsg_into(batch).then(() => seen.push(...held(batch))),
      b.recv(8).then((data) => seen.push(data.toString())),
      b.recvmmsg_into(batch).then(() => seen.push(...held(batch))),
    ];
    for (const text of ['one', 'two', 'three']) {
      await a.send(Buffer.from(text));
      while (seen.length < 1 || seen.at(-1) !== text) await new Promise(setImmediate);
    }
    await Promise.all(calls);
    expect(seen).toEqual(['one', 'two', 'three']);
  });

  it('memory that is transferred meanwhile makes it reject, and loses nothing', async () => {
    const [a, b] = pair();
    const batch = new MessageBatch(4, 8);
    batch.write(0, Buffer.from('x'));
    const memory = batch.data(0).buffer;
    const pending = b.recvmmsg_into(batch);
    structuredClone(memory, { transfer: [memory] });
    await a.send(Buffer.from('kept'));
    expect(await raised(() => pending)).toBeInstanceOf(TypeError);
    expect(String(await b.recv(8))).toBe('kept');
  });

  it('descriptors of a call that is cancelled go to the next one', async () => {
    const [a, b] = pair();
    const controller = new AbortController();
    const batch = new MessageBatch(4, 8);
    const pending = b.recvmmsg_into(batch, { signal: controller.signal });
    controller.abort();
    await raised(() => pending);
    await socket.send_fds(a, [Buffer.from('x')], [0]);
    expect(await b.recvmmsg_into(batch)).toBe(1);
    const [[, , data] = [0, 0, Buffer.alloc(4)]] = batch.ancillary(0);
    socket.close(readInt32(data));
  });
});

describe('sendmmsg()', () => {
  it('waits for room, and says how many went', async () => {
    const [a, b] = pair();
    const list = Array<Buffer>(2000).fill(Buffer.from('x'));
    const first = await a.sendmmsg(list);
    const pending = a.sendmmsg(list);
    const batch = new MessageBatch(2000, 1);
    expect(await b.recvmmsg_into(batch)).toBe(first);
    expect(await pending).toBeGreaterThan(0);
  });

  it('cancelled while it waits, it has sent nothing', async () => {
    const [a, b] = pair();
    const list = Array<Buffer>(2000).fill(Buffer.from('x'));
    const first = await a.sendmmsg(list);
    const controller = new AbortController();
    const pending = a.sendmmsg([Buffer.from('y')], { signal: controller.signal });
    controller.abort();
    expect(await raised(() => pending)).toMatchObject({ name: 'AbortError', bytes_sent: 0 });
    const batch = new MessageBatch(2000, 1);
    expect(await b.recvmmsg_into(batch)).toBe(first);
    expect(held(batch).includes('y')).toBe(false);
  });

  it('names are looked up, each once, elsewhere', async () => {
    const [from, to] = [socket.socket(AF_INET, SOCK_DGRAM), socket.socket(AF_INET, SOCK_DGRAM)];
    to.bind(['127.0.0.1', 0]);
    const [, port] = to.getsockname();
    const sent = await from.sendmmsg([
      [Buffer.from('a'), ['localhost', port]],
      [Buffer.from('b'), ['127.0.0.1', port]],
      [Buffer.from('c'), ['localhost', port]],
    ]);
    const batch = new MessageBatch(4, 8);
    expect([sent, await to.recvmmsg_into(batch), held(batch)]).toEqual([3, 3, ['a', 'b', 'c']]);
    const unknown = await raised(() => from.sendmmsg([[Buffer.from('a'), ['a name\0', port]]]));
    expect(unknown).toBeInstanceOf(TypeError);
    from.close();
    to.close();
  });

  it('a buffer that is detached while it waits makes it reject', async () => {
    const [a, b] = pair();
    const list = Array<Buffer>(2000).fill(Buffer.from('x'));
    const first = await a.sendmmsg(list);
    const bytes = new Uint8Array(4);
    const pending = a.sendmmsg([bytes]);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    const batch = new MessageBatch(2000, 1);
    expect(await b.recvmmsg_into(batch)).toBe(first);
    expect(await raised(() => pending)).toBeInstanceOf(TypeError);
  });
});
