/** fcntl(): flags of descriptors and descriptions, copies of descriptors, structures. */
import fs from 'node:fs';
import fd from 'pysocket/fd';
import socket from 'pysocket';
import { beforeEach, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing, flock, pipe } from '../helpers/fds.js';
import { BOTH, closing as closingSocket } from '../helpers/flavours.js';
import { needFunction } from '../helpers/kernel.js';
import { temporaryFile } from '../helpers/temporary.js';

beforeEach(() => needFunction('pipe'));

it('gets and sets the flags of a descriptor', () => {
  const [r] = pipe();
  expect(fd.fcntl(r, fd.F_GETFD)).toBe(fd.FD_CLOEXEC);
  expect(fd.fcntl(r, fd.F_SETFD, 0)).toBe(0);
  expect(fd.fcntl(r, fd.F_GETFD)).toBe(0);
});

it('gets and sets those of what it is open on', () => {
  const [r, w] = pipe();
  expect([r, w].map((end) => fd.fcntl(end, fd.F_GETFL) & fd.O_ACCMODE)).toEqual([
    fd.O_RDONLY,
    fd.O_WRONLY,
  ]);
  expect(fd.fcntl(r, fd.F_SETFL, fd.O_NONBLOCK)).toBe(0);
  const [copy] = closing([fd.fcntl(r, fd.F_DUPFD_CLOEXEC, 100)]);
  expect(copy).toBeGreaterThanOrEqual(100);
  expect(fd.fcntl(copy, fd.F_GETFL) & fd.O_NONBLOCK).toBe(fd.O_NONBLOCK);
});

it('a copy is a descriptor of its own, whatever had its number', () => {
  const [r, w] = pipe();
  for (let i = 0; i < 3; i++) {
    const copy = fd.fcntl(r, fd.F_DUPFD, 200);
    expect(copy).toBe(200);
    expect(fd.fcntl(copy, fd.F_GETFD)).toBe(0);
    fd.write(w, Buffer.from('x'));
    expect(fd.read(copy, 10)).toHaveLength(1);
    if (i === 0) fs.closeSync(copy);
    else fd.close(copy);
  }
});

it.each(BOTH)('takes sockets, $name', (flavour) => {
  const sock = closingSocket(flavour.socket(socket.AF_INET, socket.SOCK_STREAM));
  expect(fd.fcntl(sock, fd.F_GETFD)).toBe(fd.FD_CLOEXEC);
  const isNonBlocking = () => (fd.fcntl(sock, fd.F_GETFL) & fd.O_NONBLOCK) !== 0;
  sock.setblocking(false);
  expect(isNonBlocking()).toBe(true);
  sock.setblocking(true);
  expect(isNonBlocking()).toBe(false);
});

it.skipIf(process.platform !== 'linux')('structures go along as bytes', async () => {
  const file = temporaryFile(Buffer.from('hello'));
  const given = flock(fd.F_RDLCK, 1n);
  expect(fd.fcntl(file, fd.F_GETLK, given)).toEqual(flock(fd.F_UNLCK, 1n));
  expect(given).toEqual(flock(fd.F_RDLCK, 1n));
  expect(fd.fcntl(file, fd.F_SETLKW, given)).toEqual(given);
});

it.skipIf(process.platform !== 'linux')('a pipe has a size', () => {
  const [r] = pipe();
  expect(fd.fcntl(r, fd.F_SETPIPE_SZ, 4096)).toBe(4096);
  expect(fd.fcntl(r, fd.F_GETPIPE_SZ)).toBe(4096);
});

it('numbers that are free again are taken by whoever opens something', () => {
  const [r, w] = fd.pipe();
  fd.close(r);
  fd.close(w);
  // Node reuses the lowest free numbers, without having been told that they were closed.
  const file = temporaryFile(Buffer.from('hello'));
  expect([r, w]).toContain(file);
  expect(fd.read(file, 10)).toEqual(Buffer.from('hello'));
  expect(fd.fcntl(file, fd.F_GETFL) & fd.O_ACCMODE).toBe(fd.O_RDONLY);
});

it('what the kernel refuses is an OSError', async () => {
  const [r] = pipe();
  expect(await raised(() => fd.fcntl(r, 9999))).toMatchObject({
    name: 'OSError',
    code: 'EINVAL',
    syscall: 'fcntl',
  });
  fd.close(r);
  expect(await raised(() => fd.fcntl(r, fd.F_GETFL))).toMatchObject({ code: 'EBADF' });
});
