/** sendfile(): every kind of file, every stream, and the file's position afterwards. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readSync, writeFileSync } from 'node:fs';
import { open as openHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileObject } from 'pysocket';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CLOSED, raised } from '../../helpers/errors.js';
import {
  BOTH,
  closing,
  type Eventually,
  promising,
  socketpair,
  timed,
} from '../../helpers/flavours.js';
import { internal } from '../../helpers/internal.js';
import { skip } from '../../helpers/lacking.js';
import { inPairs } from '../../helpers/native-order.js';
import { Peer } from '../../helpers/peer.js';
import { positionOf, temporaryDirectory, temporaryFile } from '../../helpers/temporary.js';
import { CONNECTING, everywhere, inetStream, pair, STREAMS } from '../../helpers/transports.js';

const { native } = internal('addon/binding') as { native: { sendfile?: unknown } };

/** Skips the test where no system call reads the file: Python then calls read(), and the runtime cannot seek. */
function needKernelToRead(): void {
  if (native.sendfile === undefined) skip('the addon has no sendfile()');
}

const SIZE = 5_000_000;

function sum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Receives until the end and posts the checksum. */
const SUM = `
  const hash = require('node:crypto').createHash('sha256');
  const b = adopt(data);
  for (let bytes; (bytes = b.recv(100_000)).length > 0;) hash.update(bytes);
  post(hash.digest('hex'));`;

/** Like Python's file object over bytes, without a descriptor. */
class MemoryFile {
  position = 0;
  constructor(readonly bytes: Uint8Array) {}
  read(size: number): Uint8Array {
    const got = this.bytes.subarray(this.position, this.position + size);
    this.position += got.length;
    return got;
  }
  seek(position: number | bigint): void {
    this.position = Number(position);
  }
}

/** A plain object, which could be mistaken for keywords. */
function plainFile(bytes: Uint8Array): FileObject {
  const file = new MemoryFile(bytes);
  return { read: (size) => file.read(size) };
}

/** Like Python's file object over a descriptor. */
class OpenFile {
  readonly mode = 'rb';
  sought: (number | bigint)[] = [];
  constructor(private readonly fd: number) {}
  fileno(): number {
    return this.fd;
  }
  read(): Buffer {
    throw new Error('the kernel is to read');
  }
  seek(position: number | bigint): void {
    this.sought.push(position);
  }
}

everywhere(STREAMS, (flavour, transport) => {
  it('a descriptor: more than fits, to the end', async () => {
    const [a, b] = await pair(flavour, transport);
    const peer = new Peer(SUM, b.detach());
    const bytes = randomBytes(SIZE);
    const fd = temporaryFile(bytes);
    expect(await a.sendfile(fd)).toBe(SIZE);
    expect(positionOf(fd)).toBe(SIZE);
    a.close();
    expect(await peer.message()).toBe(sum(bytes));
  });

  it('a part of it', async () => {
    const [a, b] = await pair(flavour, transport);
    const peer = new Peer(SUM, b.detach());
    const bytes = randomBytes(SIZE);
    const fd = temporaryFile(bytes);
    expect(await a.sendfile(fd, 1_000_001, 3_000_000)).toBe(3_000_000);
    expect(positionOf(fd)).toBe(4_000_001);
    a.close();
    expect(await peer.message()).toBe(sum(bytes.subarray(1_000_001, 4_000_001)));
  });

  it('an object without a descriptor', async () => {
    const [a, b] = await pair(flavour, transport);
    const peer = new Peer(SUM, b.detach());
    const file = new MemoryFile(randomBytes(SIZE));
    expect(await a.sendfile(file, 5, SIZE - 10)).toBe(SIZE - 10);
    expect(file.position).toBe(SIZE - 5);
    a.close();
    expect(await peer.message()).toBe(sum(file.bytes.subarray(5, SIZE - 5)));
  });
});

everywhere(CONNECTING, (flavour, transport) => {
  const bytes = Buffer.from('0123456789');

  it.each<[string, () => FileObject | Promise<FileObject>]>([
    ['a descriptor', () => temporaryFile(bytes)],
    ['a descriptor as a bigint', () => BigInt(temporaryFile(bytes))],
    ['an object with fileno()', () => new OpenFile(temporaryFile(bytes))],
    ['an object with read()', () => new MemoryFile(bytes)],
    ['a plain object', () => plainFile(bytes)],
  ])('%s', async (name, make) => {
    if (name === 'an object with fileno()') needKernelToRead();
    const [a, b] = await pair(flavour, transport);
    expect(await a.sendfile(await make())).toBe(10);
    expect(await b.recv(100)).toEqual(bytes);
  });

  it('a FileHandle, open and closed', async () => {
    const [a, b] = await pair(flavour, transport);
    const path = join(temporaryDirectory(), 'file');
    writeFileSync(path, bytes);
    const handle = await openHandle(path, 'r');
    onTestFinished(() => handle.close());
    expect(await a.sendfile(handle, 2)).toBe(8);
    expect(await b.recv(100)).toEqual(bytes.subarray(2));
    expect(positionOf(handle.fd)).toBe(10);
    await handle.close();
    expect(await raised(() => a.sendfile(handle))).toMatchObject({
      name: 'ValueError',
      message: 'I/O operation on closed file',
    });
  });

  it('afterwards the descriptor reads on behind what was sent', async () => {
    needKernelToRead();
    const [a] = await pair(flavour, transport);
    const fd = temporaryFile(bytes);
    readSync(fd, Buffer.alloc(7));
    expect(await a.sendfile(fd, 1, 2)).toBe(2);
    const rest = Buffer.alloc(100);
    expect(rest.subarray(0, readSync(fd, rest)).toString()).toBe('3456789');
    // Nothing is sent, so the position stays.
    readSync(fd, Buffer.alloc(1), 0, 1, 0);
    expect(await a.sendfile(fd, 10)).toBe(0);
    expect(positionOf(fd)).toBe(10);
  });

  it('a file object is told once where it stands', async () => {
    needKernelToRead();
    const [a] = await pair(flavour, transport);
    const file = new OpenFile(temporaryFile(bytes));
    expect(await a.sendfile(file, 3, 4)).toBe(4);
    expect(file.sought).toEqual([7]);
    expect(await a.sendfile(file, 10)).toBe(0);
    expect(file.sought).toEqual([7]);
  });

  it('an error of the file goes through, and what was sent before it counts', async () => {
    const [a, b] = await pair(flavour, transport);
    const sought: unknown[] = [];
    const pieces = [Buffer.from('ab'), inPairs('cd'), new SharedArrayBuffer(1)];
    const file = {
      read: () => {
        const piece = pieces.shift();
        if (piece === undefined) throw new RangeError('disk on fire');
        return piece;
      },
      seek: (position: number | bigint) => sought.push(position),
    };
    expect(await raised(() => a.sendfile(file))).toMatchObject({ message: 'disk on fire' });
    expect(sought).toEqual([5]);
    let received = Buffer.alloc(0);
    while (received.length < 5) received = Buffer.concat([received, await b.recv(5)]);
    expect(received).toEqual(Buffer.from('abcd\0'));
  });

  it('the directory of a descriptor is no file', async () => {
    needKernelToRead();
    const [a] = await pair(flavour, transport);
    const handle = await openHandle(temporaryDirectory(), 'r');
    onTestFinished(() => handle.close());
    expect(await raised(() => a.sendfile(handle.fd))).toMatchObject({
      name: 'IsADirectoryError',
      code: 'EISDIR',
      syscall: 'read',
    });
    expect(await raised(() => a.sendfile(1_000_000))).toMatchObject({ code: CLOSED.code });
  });
});

everywhere(
  [inetStream],
  (flavour) => {
    it('the limit is that of one wait, not of the whole', async () => {
      const [a, b] = socketpair(flavour);
      a.settimeout(2);
      const source = `
        const b = adopt(data);
        let received = 0;
        for (let count; (count = b.recv(100_000).length) > 0; received += count) {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
        }
        post(received);`;
      const peer = new Peer(source, b.detach());
      const from = performance.now();
      expect(await a.sendfile(temporaryFile(Buffer.alloc(SIZE)))).toBe(SIZE);
      expect(performance.now() - from).toBeGreaterThan(2000);
      a.close();
      expect(await peer.message()).toBe(SIZE);
    });

    it('after a timeout the file stands behind what was sent', async () => {
      needKernelToRead();
      const [a, b] = socketpair(flavour);
      a.settimeout(0.03);
      const bytes = randomBytes(SIZE);
      const fd = temporaryFile(bytes);
      expect(await raised(() => a.sendfile(fd))).toMatchObject({
        name: 'TimeoutError',
        message: 'timed out',
        syscall: 'sendfile',
      });
      const sent = positionOf(fd);
      expect(sent).toBeGreaterThan(0);
      expect(sent).toBeLessThan(SIZE);
      const peer = new Peer(SUM, b.detach());
      a.settimeout(20);
      expect(await a.sendfile(fd, sent)).toBe(SIZE - sent);
      a.close();
      expect(await peer.message()).toBe(sum(bytes));
    });
  },
  [timed, promising],
);

everywhere(
  [inetStream],
  (flavour) => {
    it.each<[string, (bytes: Buffer) => FileObject]>([
      ['a descriptor', temporaryFile],
      ['an object', (bytes) => new MemoryFile(bytes)],
    ])('%s, when somebody else made the socket non-blocking', async (_name, make) => {
      const [a, b] = socketpair(flavour);
      const other = a.dup();
      other.setblocking(false);
      other.close();
      const peer = new Peer(`mainWaits(); ${SUM}`, b.detach());
      const bytes = randomBytes(SIZE);
      expect(a.gettimeout()).toBeNull();
      expect(await a.sendfile(make(bytes))).toBe(SIZE);
      a.close();
      expect(await peer.message()).toBe(sum(bytes));
    });

    it('a subclass that sends in its own way does so here', async () => {
      class Loud extends flavour.module.socket {
        override send(data: Uint8Array): Eventually<number> {
          return super.send(Buffer.from(Buffer.from(data).toString('latin1').toUpperCase()));
        }
      }
      const [a, b] = socketpair(flavour);
      const loud = closing(new Loud({ fileno: a.detach() }));
      expect(await loud.sendfile(new MemoryFile(Buffer.from('quiet')))).toBe(5);
      expect((await b.recv(10)).toString()).toBe('QUIET');
    });
  },
  BOTH,
);

describe.each(BOTH)('in a worker, $name', (flavour) => {
  it.each([null, 20])('with the timeout %s', async (timeout) => {
    const [a, b] = socketpair(flavour);
    const bytes = randomBytes(SIZE);
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, bytes);
    const source = `
      const { parentPort, workerData } = require('node:worker_threads');
      const socket = require(workerData.path);
      const fs = require('node:fs');
      const a = socket.socket({ fileno: workerData.fd });
      a.settimeout(workerData.timeout);
      (async () => {
        const fd = fs.openSync(workerData.file);
        const sent = [await a.sendfile(fd), await a.sendfile(fd, 7, 100_000)];
        fs.closeSync(fd);
        a.close();
        parentPort.postMessage(sent);
      })();`;
    const workerData = { fd: a.detach(), file, timeout, path: flavour.path };
    const worker = new Worker(source, { eval: true, workerData });
    const message = once(worker, 'message');
    onTestFinished(async () => void (await worker.terminate()));
    const hash = createHash('sha256');
    for (let part; (part = await b.recv(100_000)).length > 0;) hash.update(part);
    const expected = Buffer.concat([bytes, bytes.subarray(7, 100_007)]);
    expect(hash.digest('hex')).toBe(sum(expected));
    expect(await message).toEqual([[SIZE, 100_000]]);
  });
});
