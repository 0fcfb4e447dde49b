/** ioctl(): numbers, copies, memory that it changes, and what it does not let a device do. */
import os from 'node:os';
import fd from 'pysocket/fd';
import socket from 'pysocket';
import promises from 'pysocket/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { openpty, pipe } from '../helpers/fds.js';
import { BOTH, closing } from '../helpers/flavours.js';
import { needFunction } from '../helpers/kernel.js';
import { readInt32 } from '../helpers/native-order.js';

beforeEach(() => needFunction('pipe'));

/** A pipe with seven bytes in it. */
function seven(): number {
  const [r, w] = pipe();
  fd.write(w, Buffer.alloc(7));
  return r;
}
const SEVEN = new Uint8Array(new Int32Array([7]).buffer);

describe('what goes along', () => {
  it('a Buffer, or text, is copied, and the copy is returned', () => {
    const given = Buffer.from('abcdefgh');
    const left = fd.ioctl(seven(), fd.FIONREAD, given);
    expect(left).toEqual(Buffer.concat([SEVEN, Buffer.from('efgh')]));
    expect(String(given)).toBe('abcdefgh');
    expect(fd.ioctl(seven(), fd.FIONREAD, 'abcdé')).toEqual(
      Buffer.concat([SEVEN, Buffer.from('é')]),
    );
    expect(fd.ioctl(seven(), fd.FIONREAD, Buffer.alloc(1024)).subarray(0, 4)).toEqual(
      Buffer.from(SEVEN),
    );
  });

  it('other memory is changed', () => {
    const memories = [
      new Uint8Array(4),
      new Int32Array(1),
      new DataView(new ArrayBuffer(4)),
      new Uint8Array(new SharedArrayBuffer(4)),
      new Uint8Array(new ArrayBuffer(8), 4),
      new Uint8Array(1024),
      new Uint8Array(1025),
      new Uint8Array(20_000),
    ];
    for (const memory of memories) {
      expect(fd.ioctl(seven(), fd.FIONREAD, memory)).toBe(0);
      const bytes = new Uint8Array(memory.buffer, memory.byteOffset, 4);
      expect([...bytes]).toEqual([...SEVEN]);
    }
    for (const memory of [new ArrayBuffer(4), new SharedArrayBuffer(4)]) {
      expect(fd.ioctl(seven(), fd.FIONREAD, memory, true)).toBe(0);
      expect([...new Uint8Array(memory)]).toEqual([...SEVEN]);
    }
  });

  it('unless mutate_flag is false', () => {
    const memory = new Uint8Array(4);
    expect(fd.ioctl(seven(), fd.FIONREAD, memory, false)).toEqual(Buffer.from(SEVEN));
    expect([...memory]).toEqual([0, 0, 0, 0]);
  });

  it('a request that needs more room than it is given writes nowhere else', () => {
    const memory = new Uint8Array(64).fill(9);
    expect(fd.ioctl(seven(), fd.FIONREAD, memory.subarray(10, 12))).toBe(0);
    expect([...memory]).toEqual([...memory.keys()].map((at) => SEVEN.subarray(0, 2)[at - 10] ?? 9));
    expect(fd.ioctl(seven(), fd.FIONREAD, Buffer.alloc(0))).toHaveLength(0);
    expect(fd.ioctl(seven(), fd.FIONREAD, new Uint8Array(0))).toBe(0);
  });

  it('memory that is gone is refused', async () => {
    const memory = new Uint8Array(4);
    structuredClone(memory.buffer, { transfer: [memory.buffer] });
    expect(await raised(() => fd.ioctl(seven(), fd.FIONREAD, memory))).toBeInstanceOf(TypeError);
  });
});

describe.each(BOTH)('sockets, $name', (flavour) => {
  it('have a fileno()', () => {
    const sock = closing(flavour.socket(socket.AF_INET, socket.SOCK_DGRAM));
    const request = Buffer.alloc(40);
    request.write('lo');
    const index = readInt32(fd.ioctl(sock, fd.SIOCGIFINDEX, request), fd.IFNAMSIZ);
    expect(index).toBe(socket.if_nametoindex('lo'));
    const address = fd.ioctl(sock.fileno(), fd.SIOCGIFADDR, request).subarray(20, 24);
    expect(socket.inet_ntoa(address)).toBe(os.networkInterfaces().lo?.[0]?.address);
  });
});

it('a terminal has a size', () => {
  const [master, slave] = openpty();
  expect(
    fd.ioctl(master, fd.TIOCSWINSZ, Buffer.from(new Uint16Array([25, 80, 0, 0]).buffer)),
  ).toHaveLength(8);
  const size = new Uint16Array(4);
  expect(fd.ioctl(slave, fd.TIOCGWINSZ, size)).toBe(0);
  expect([...size]).toEqual([25, 80, 0, 0]);
});

it('FIONBIO changes the mode', async () => {
  const [r] = pipe();
  fd.ioctl(r, fd.FIONBIO, new Int32Array([1]));
  expect(fd.fcntl(r, fd.F_GETFL) & fd.O_NONBLOCK).toBe(fd.O_NONBLOCK);
  expect(await raised(() => fd.read(r, 1))).toMatchObject({ name: 'BlockingIOError' });
  fd.ioctl(r, fd.FIONBIO, new Int32Array([0]));
  expect(fd.fcntl(r, fd.F_GETFL) & fd.O_NONBLOCK).toBe(0);
});

it('what the device refuses is an OSError', async () => {
  const [r] = pipe();
  expect(await raised(() => fd.ioctl(r, fd.TIOCGWINSZ, Buffer.alloc(8)))).toMatchObject({
    name: 'OSError',
    code: 'ENOTTY',
    syscall: 'ioctl',
  });
  const sock = closing(promises.socket(socket.AF_INET, socket.SOCK_DGRAM));
  expect(await raised(() => fd.ioctl(sock, fd.SIOCGIFADDR, Buffer.alloc(40)))).toMatchObject({
    code: 'ENODEV',
  });
  sock.close();
  expect(await raised(() => fd.ioctl(sock, fd.FIONREAD, 0))).toMatchObject({
    name: 'ValueError',
    message: 'file descriptor cannot be a negative integer (-1)',
  });
});
