/** dup(), close() and fromfd(): functions that work on descriptor numbers. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOpen } from '../helpers/descriptors.js';
import { CLOSED, raised } from '../helpers/errors.js';
import { BOTH, closing, socketpair } from '../helpers/flavours.js';
import { needFilesAmongDescriptors } from '../helpers/kernel.js';

const hello = Buffer.from('hello world');

describe.each(BOTH)('$name', (flavour) => {
  const socket = flavour.module;
  const ends = () => socketpair(flavour);

  describe('dup', () => {
    it('gives a number of its own, not inheritable', async () => {
      const [a, b] = ends();
      const fd = socket.dup(a.fileno());
      expect(fd).not.toBe(a.fileno());
      const copy = closing(socket.socket({ fileno: fd }));
      expect(copy.get_inheritable()).toBe(false);
      a.close();
      await copy.sendall(hello);
      expect(await b.recv(100)).toEqual(hello);
    });

    it('copies whatever has a descriptor', () => {
      needFilesAmongDescriptors();
      const directory = mkdtempSync(join(tmpdir(), 'pysocket-'));
      const path = join(directory, 'file');
      const file = openSync(path, 'w');
      const copy = socket.dup(file);
      closeSync(file);
      writeSync(copy, 'through the copy');
      expect(socket.close(copy)).toBeNull();
      expect(readFileSync(path, 'latin1')).toBe('through the copy');
      rmSync(directory, { recursive: true });
    });

    it('takes a bigint', () => {
      const [a] = ends();
      const fd = socket.dup(BigInt(a.fileno()));
      expect(isOpen(fd)).toBe(true);
      socket.close(BigInt(fd));
      expect(isOpen(fd)).toBe(false);
    });

    it.each([-1, 1_000_000, 2 ** 31 - 1])('of %i is refused', async (fd) => {
      expect(await raised(() => socket.dup(fd))).toMatchObject({
        code: CLOSED.code,
        syscall: 'dup',
      });
    });
  });

  describe('close', () => {
    it('closes a number, once', async () => {
      const fd = socket.socket().detach();
      expect(isOpen(fd)).toBe(true);
      expect(socket.close(fd)).toBeNull();
      expect(isOpen(fd)).toBe(false);
      expect(await raised(() => socket.close(fd))).toMatchObject({
        code: CLOSED.code,
        syscall: 'close',
      });
    });

    it('behind the back of an object: its close() tells', async () => {
      const sock = socket.socket();
      socket.close(sock.fileno());
      expect(await raised(() => sock.recv(1))).toMatchObject({ code: CLOSED.code });
      expect(await raised(() => sock.close())).toMatchObject({
        code: CLOSED.code,
        syscall: 'close',
      });
      expect(sock.fileno()).toBe(-1);
    });

    it('the peer sees the end', async () => {
      const [a, b] = ends();
      socket.close(a.detach());
      expect(await b.recv(1)).toHaveLength(0);
    });
  });

  describe('fromfd', () => {
    it('leaves the number to its owner', async () => {
      const [a, b] = ends();
      const copy = socket.fromfd(a.fileno(), a.family, a.type);
      copy.close();
      await a.sendall(hello);
      expect(await b.recv(100)).toEqual(hello);
    });

    it('goes by keyword', () => {
      const [a] = ends();
      const { family, type } = a;
      const copy = closing(socket.fromfd(a.fileno(), { family, type, proto: 0 }));
      expect([copy.family, copy.type, copy.proto]).toEqual([family, type, 0]);
      const other = closing(socket.fromfd({ fd: a.fileno(), family, type }));
      expect(other.fileno()).not.toBe(copy.fileno());
    });

    it('closes its copy when it refuses', async () => {
      needFilesAmongDescriptors();
      const file = openSync(__filename, 'r');
      const next = socket.dup(file);
      socket.close(next);
      expect(await raised(() => socket.fromfd(file, -1, -1))).toMatchObject({ code: 'ENOTSOCK' });
      expect(await raised(() => socket.fromfd(file, 'x' as never, 1))).toBeInstanceOf(TypeError);
      expect(isOpen(next)).toBe(false);
      closeSync(file);
    });
  });
});
