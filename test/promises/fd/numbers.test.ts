/** Descriptor numbers that are closed and reused while calls wait on them. */
import fs from 'node:fs';
import socket, { dup } from 'pysocket';
import blocking from 'pysocket/fd';
import promiseSockets from 'pysocket/promises';
import fd from 'pysocket/promises/fd';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { closing, pipe } from '../../helpers/fds.js';
import { closing as closingSocket } from '../../helpers/flavours.js';
import { needFunction } from '../../helpers/kernel.js';
import { Peer } from '../../helpers/peer.js';
import { temporaryFile } from '../../helpers/temporary.js';

beforeEach(() => needFunction('pipe'));

const closed = { name: 'OSError', code: 'EBADF' };

describe('closing', () => {
  it('close() rejects all that waits, and the descriptor is closed at once', async () => {
    const [r, w] = pipe();
    const calls = [
      fd.read(r, 1),
      fd.readv(r, [Buffer.alloc(1)]),
      fd.write(w, Buffer.alloc(1 << 20)),
    ];
    fd.close(w);
    fd.close(r);
    const [read, readv, write] = await Promise.allSettled<unknown>(calls);
    for (const outcome of [read, readv]) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: closed });
    }
    // The call returns the number of bytes already written.
    expect(write).toEqual({ status: 'fulfilled', value: 65536 });
    for (const end of [r, w]) expect(() => fs.fstatSync(end)).toThrow('EBADF');
  });

  it.each([
    ['pysocket/fd', blocking.close],
    ['pysocket', socket.close],
  ])('so does that of %s', async (_name, close) => {
    const [r, w] = pipe();
    const outcome = raised(() => fd.read(r, 1));
    close(r);
    expect(await outcome).toMatchObject(closed);
    expect(() => fs.fstatSync(r)).toThrow('EBADF');
    expect(await raised(() => fd.write(w, Buffer.from('x')))).toMatchObject({ code: 'EPIPE' });
  });

  it('in another thread too, and the number is not given away before', async () => {
    const [r] = pipe();
    const outcome = raised(() => fd.read(r, 1));
    const peer = new Peer('socket.close(data); post("closed");', r);
    expect(await peer.message()).toBe('closed');
    expect(await outcome).toMatchObject(closed);
    expect(() => dup(r)).toThrow(expect.objectContaining({ errno: 9 }));
  });

  it('a number on which nothing waits is held by nobody', async () => {
    const [r, w] = pipe();
    const reading = fd.read(r, 1);
    await fd.write(w, Buffer.from('x'));
    await reading;
    // In the same turn: otherwise a blocking call would wait for the other end forever.
    socket.close(w);
    expect(blocking.read(r, 1)).toHaveLength(0);
  });
});

describe('numbers that are closed without our knowledge', () => {
  it('may be another descriptor’s: who waits on the former one hears of it', async () => {
    const [r, w] = pipe();
    const former = [raised(() => fd.read(r, 1)), raised(() => fd.readv(r, [Buffer.alloc(1)]))];
    for (const end of [r, w]) fs.closeSync(end);
    expect(pipe()).toEqual([r, w]);
    const reading = fd.read(r, 5);
    for (const outcome of former) expect(await outcome).toMatchObject(closed);
    await fd.write(w, Buffer.from('hello'));
    expect(await reading).toEqual(Buffer.from('hello'));
  });

  it('may be a file’s', async () => {
    const [r, w] = pipe();
    const former = raised(() => fd.read(r, 1));
    for (const end of [r, w]) fs.closeSync(end);
    const file = temporaryFile(Buffer.from('hello'));
    expect(file).toBe(r);
    expect(await fd.read(file, 10)).toEqual(Buffer.from('hello'));
    expect(await former).toMatchObject(closed);
  });

  it('may be nobody’s', async () => {
    const [r, w] = pipe();
    const former = raised(() => fd.read(r, 1));
    for (const end of [r, w]) fs.closeSync(end);
    expect(await raised(() => fd.read(r, 1))).toMatchObject(closed);
    expect(await former).toMatchObject(closed);
  });
});

describe('files', () => {
  it('are read and written at once, as often as one likes, and the loop turns', async () => {
    const file = temporaryFile(Buffer.alloc(5000, 'x'));
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    for (let i = 0; i < 2000; i++) expect(await fd.read(file, 1)).toHaveLength(1);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
    const rest = await Promise.all(Array.from({ length: 3001 }, () => fd.read(file, 1)));
    expect(rest.map((part) => part.length)).toEqual([...Array(3000).fill(1), 0]);
  });
});

describe('a socket and its number', () => {
  it('may both be waited on', async () => {
    const [a, b] = promiseSockets.socketpair().map(closingSocket);
    const number = a?.fileno() ?? -1;
    const calls = [a?.recv(1), fd.read(number, 1)];
    await b?.sendall(Buffer.from('xy'));
    const got = await Promise.all(calls);
    expect(got.map(String).sort()).toEqual(['x', 'y']);
  });

  it('end together', async () => {
    const [a] = promiseSockets.socketpair().map(closingSocket);
    const number = a?.fileno() ?? -1;
    const outcomes = [raised(() => a?.recv(1)), raised(() => fd.read(number, 1))];
    a?.close();
    for (const outcome of outcomes) expect(await outcome).toMatchObject(closed);
  });

  it('a socket whose reading was shut down is at its end', async () => {
    const [a] = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM).map(closingSocket);
    const reading = fd.read(a?.fileno() ?? -1, 1);
    a?.shutdown(socket.SHUT_RD);
    expect(await reading).toHaveLength(0);
  });

  it('a stream that broke tells its error to one call', async () => {
    const listener = closingSocket(socket.create_server(['127.0.0.1', 0]));
    const a = closingSocket(socket.create_connection(listener.getsockname()));
    const [b] = listener.accept();
    b.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, Buffer.from(new Int32Array([1, 0]).buffer));
    b.close();
    const [number] = closing([a.detach()]);
    expect(await raised(() => fd.read(number, 1))).toMatchObject({ code: 'ECONNRESET' });
    expect(await fd.read(number, 1)).toHaveLength(0);
  });
});

it('stacks reach the await', async () => {
  const [r] = pipe();
  const error = await raised(async () => {
    const reading = fd.read(r, 1);
    fd.close(r);
    await reading;
  });
  expect(error.stack).toContain(__filename);
});
