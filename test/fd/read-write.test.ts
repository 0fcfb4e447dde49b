/** read(), write() and their vectored forms on every kind of descriptor, in both flavours. */
import fs from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import socket from 'pysocket';
import { raised } from '../helpers/errors.js';
import { closing, FLAVOURS, openpty, pipe } from '../helpers/fds.js';
import { closing as closingSocket } from '../helpers/flavours.js';
import { needFunction } from '../helpers/kernel.js';
import { int64 } from '../helpers/native-order.js';
import { Peer } from '../helpers/peer.js';
import { temporaryDirectory } from '../helpers/temporary.js';

beforeEach(() => needFunction('pipe'));

const hello = Buffer.from('hello');

/** Reads to the end, which a terminal reports as EIO. */
const READ_ALL = `
  const fd = require('pysocket/fd');
  const parts = [];
  for (;;) {
    let part;
    try { part = fd.read(data, 65536); } catch (error) { if (error.code === 'EIO') break; throw error; }
    if (part.length === 0) break;
    parts.push(part);
  }
  post(Buffer.concat(parts));
`;

function opened(path: string, flags: string | number = 'r'): number {
  const [fd] = closing([fs.openSync(path, flags)]);
  return fd;
}

describe.each(FLAVOURS)('$name', ({ fd }) => {
  it('a pipe has what was written, and an end', async () => {
    const [r, w] = pipe();
    expect(await fd.write(w, hello)).toBe(5);
    expect(await fd.read(r, 3)).toEqual(Buffer.from('hel'));
    expect(await fd.read(r, 100)).toEqual(Buffer.from('lo'));
    expect(await fd.read(r, 0)).toHaveLength(0);
    fd.close(w);
    expect(await fd.read(r, 100)).toHaveLength(0);
  });

  it('a pipe that nobody reads is broken', async () => {
    const [r, w] = pipe();
    fd.close(r);
    const broken = { name: 'BrokenPipeError', code: 'EPIPE' };
    expect(await raised(() => fd.write(w, hello))).toMatchObject({ ...broken, syscall: 'write' });
    expect(await raised(() => fd.writev(w, [hello]))).toMatchObject({
      ...broken,
      syscall: 'writev',
    });
  });

  it('lists are filled and written one after the other', async () => {
    const [r, w] = pipe();
    const parts = [Buffer.from('ab'), new Uint8Array(0), new DataView(new ArrayBuffer(2)), hello];
    expect(await fd.writev(w, parts)).toBe(9);
    const [first, second, third] = [new Uint8Array(1), new Uint16Array(2), Buffer.alloc(9)];
    expect(await fd.readv(r, [first, second, third])).toBe(9);
    expect([...first]).toEqual([97]);
    expect(Buffer.from(second.buffer)).toEqual(Buffer.from('b\0\0h'));
    expect(third).toEqual(Buffer.from('ello\0\0\0\0\0'));
    expect([await fd.readv(r, []), await fd.writev(w, [])]).toEqual([0, 0]);
  });

  it('too many buffers, and the wrong end, are refused as by the kernel', async () => {
    const [r, w] = pipe();
    const many = Array.from({ length: 1025 }, () => Buffer.from('x'));
    for (const call of [() => fd.readv(r, many), () => fd.writev(w, many)]) {
      expect(await raised(call)).toMatchObject({ name: 'OSError', code: 'EINVAL' });
    }
    for (const call of [
      () => fd.read(w, 1),
      () => fd.readv(w, many.slice(1)),
      () => fd.write(r, hello),
      () => fd.writev(r, [hello]),
      () => fd.read(-1, 1),
      () => fd.write(-1, hello),
    ]) {
      expect(await raised(call)).toMatchObject({ name: 'OSError', code: 'EBADF' });
    }
  });

  it('a file stands where it was read or written to', async () => {
    const path = join(temporaryDirectory(), 'file');
    const file = opened(path, 'w+');
    expect(await fd.write(file, hello)).toBe(5);
    expect(await fd.writev(file, [hello, hello])).toBe(10);
    expect(fs.readFileSync(path, 'latin1')).toBe('hellohellohello');
    const again = opened(path);
    expect(await fd.read(again, 7)).toEqual(Buffer.from('hellohe'));
    const rest = Buffer.alloc(20);
    expect(await fd.readv(again, [rest.subarray(0, 2), rest.subarray(2)])).toBe(8);
    expect(rest.subarray(0, 8)).toEqual(Buffer.from('llohello'));
    expect(await fd.read(again, 1)).toHaveLength(0);
  });

  it('a large file is read and written as a whole', async () => {
    const file = opened(join(temporaryDirectory(), 'large'), 'w+');
    const data = Buffer.alloc(5_000_000, 'pattern');
    expect(await fd.write(file, data)).toBe(data.length);
    const again = opened(`/proc/self/fd/${file}`);
    const got = await fd.read(again, data.length + 1);
    expect(got.equals(data)).toBe(true);
  });

  it('a directory, what is always ready, and files of the kernel', async () => {
    expect(await raised(() => fd.read(opened('/'), 1))).toMatchObject({ code: 'EISDIR' });
    const nothing = opened('/dev/null', 'r+');
    expect(await fd.read(nothing, 10)).toHaveLength(0);
    expect(await fd.write(nothing, Buffer.alloc(100_000))).toBe(100_000);
    expect(await fd.read(opened('/dev/zero'), 100_000)).toEqual(Buffer.alloc(100_000));
    expect(await fd.read(opened('/dev/urandom'), 10)).toHaveLength(10);
    expect(String(await fd.read(opened('/proc/self/comm'), 100))).toMatch(/^.+\n$/);
    expect(await raised(() => fd.write(opened('/dev/full', 'r+'), hello))).toMatchObject({
      name: 'OSError',
      code: 'ENOSPC',
    });
  });

  it('a terminal: lines, echo, and its end', async () => {
    const [master, slave] = openpty();
    expect(await fd.write(slave, Buffer.from('hi\n'))).toBe(3);
    expect(await fd.read(master, 100)).toEqual(Buffer.from('hi\r\n'));
    expect(await fd.writev(master, [Buffer.from('one\nt'), Buffer.from('wo\n')])).toBe(8);
    expect(await fd.read(slave, 100)).toEqual(Buffer.from('one\n'));
    expect(await fd.read(slave, 2)).toEqual(Buffer.from('tw'));
    expect(await fd.read(slave, 100)).toEqual(Buffer.from('o\n'));
    expect(await fd.read(master, 100)).toEqual(Buffer.from('one\r\ntwo\r\n'));
    await fd.write(master, Buffer.from('\x04'));
    expect(await fd.read(slave, 100)).toHaveLength(0);
    fd.close(slave);
    expect(await raised(() => fd.read(master, 100))).toMatchObject({ code: 'EIO' });
  });

  it('sockets of every type', async () => {
    for (const type of [socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET]) {
      const [a, b] = socket.socketpair(socket.AF_UNIX, type).map(closingSocket);
      const [from = -1, to = -1] = [a?.fileno(), b?.fileno()];
      expect(await fd.write(from, hello)).toBe(5);
      expect(await fd.writev(from, [hello, hello])).toBe(10);
      const first = await fd.read(to, 5);
      const second = Buffer.alloc(10);
      expect([first, await fd.readv(to, [second])]).toEqual([hello, 10]);
      expect(String(second)).toBe('hellohello');
      a?.close();
      if (type !== socket.SOCK_DGRAM) expect(await fd.read(to, 5)).toHaveLength(0);
    }
  });

  it('of a datagram socket an empty write is a datagram, of a stream none', async () => {
    const [a, b] = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM).map(closingSocket);
    expect(await fd.write(a?.fileno() ?? -1, Buffer.alloc(0))).toBe(0);
    expect(b?.recv(10)).toHaveLength(0);
    const [c, d] = socket.socketpair().map(closingSocket);
    expect(await fd.write(c?.fileno() ?? -1, Buffer.alloc(0))).toBe(0);
    d?.setblocking(false);
    expect(await raised(() => d?.recv(1))).toMatchObject({ name: 'BlockingIOError' });
  });

  it('large data goes as a whole, piece by piece', async () => {
    const [r, w] = pipe();
    const data = Buffer.alloc(300_000, 'pattern');
    const parts = [data.subarray(0, 1), data.subarray(1, 200_000), data.subarray(200_000)];
    const peer = new Peer(READ_ALL, r);
    expect(await fd.writev(w, parts)).toBe(data.length);
    expect(await fd.write(w, data)).toBe(data.length);
    fd.close(w);
    const received = Buffer.from((await peer.message()) as Uint8Array);
    expect(received.equals(Buffer.concat([data, data]))).toBe(true);
  });

  it('a terminal takes large data as a whole', async () => {
    const [master, slave] = openpty();
    const data = Buffer.alloc(100_000, 'line of text\n');
    const peer = new Peer(READ_ALL, master);
    expect(await fd.write(slave, data)).toBe(data.length);
    fd.close(slave);
    const received = Buffer.from((await peer.message()) as Uint8Array);
    expect(received.toString()).toBe(data.toString().replaceAll('\n', '\r\n'));
  });
});

describe.skipIf(process.platform !== 'linux').each(FLAVOURS)('eventfd, $name', ({ fd }) => {
  it('counts in eight bytes', async () => {
    const [counter] = closing([fd.eventfd(3)]);
    for (const call of [() => fd.read(counter, 7), () => fd.write(counter, hello)]) {
      expect(await raised(call)).toMatchObject({ code: 'EINVAL' });
    }
    expect(await fd.write(counter, int64(2n))).toBe(8);
    expect(await fd.read(counter, 8)).toEqual(int64(5n));
  });

  it('a semaphore gives one at a time', async () => {
    const [counter] = closing([fd.eventfd(2, fd.EFD_SEMAPHORE | fd.EFD_NONBLOCK)]);
    expect(await fd.read(counter, 8)).toEqual(await fd.read(counter, 8));
  });
});
