/** Counts that do not fit in 32 bits. */
import { ftruncateSync, openSync, closeSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blocking, BOTH, socketpair } from '../../helpers/flavours.js';
import { needMethod } from '../../helpers/kernel.js';
import { Peer } from '../../helpers/peer.js';
import { positionOf, temporaryDirectory } from '../../helpers/temporary.js';

const GIB = 2 ** 30;

describe.each(BOTH)('sendall of more than 2 GiB, $name', (flavour) => {
  it('says null when all is sent, not gaierror [Errno -2147351576]', async () => {
    const [a, b] = socketpair(flavour);
    const peer = new Peer(
      `const b = adopt(data); const into = Buffer.alloc(1 << 22); let received = 0;
       for (let count; (count = b.recv_into(into)) > 0;) received += count;
       post(received);`,
      b.detach(),
    );
    const size = 2 ** 31 + 1000;
    // The pages are never written, so they only take up address space.
    expect(await a.sendall(new Uint8Array(size))).toBeNull();
    a.close();
    expect(await peer.message()).toBe(size);
  });
});

describe.each(BOTH)('sendfile beyond 2 GiB, $name', (flavour) => {
  /** A file that is a hole except for its last bytes. */
  function sparse(size: number, end: string): number {
    const fd = openSync(join(temporaryDirectory(), 'sparse'), 'w+');
    onTestFinished(() => closeSync(fd));
    ftruncateSync(fd, size);
    writeSync(fd, end, size - end.length);
    return fd;
  }

  it.each([4 * GIB + 10, 5_000_000_000, 2 ** 41])(
    'an offset at the end of %d bytes',
    async (size) => {
      const [a, b] = socketpair(flavour);
      const fd = sparse(size, 'the end');
      expect(await a.sendfile(fd, size - 7)).toBe(7);
      expect((await b.recv(100)).toString()).toBe('the end');
      expect(await a.sendfile(fd, BigInt(size) - 3n, 2n ** 33n)).toBe(3);
      expect((await b.recv(100)).toString()).toBe('end');
      expect(positionOf(fd)).toBe(size);
      expect(await a.sendfile(fd, size)).toBe(0);
    },
  );

  it('a count, in blocks of 1 GiB as CPython sends them', async () => {
    const [a, b] = socketpair(flavour);
    const size = 2 * GIB + 1000;
    const fd = sparse(4 * GIB, '.');
    const peer = new Peer(
      `const b = adopt(data); const into = Buffer.alloc(1 << 22); let received = 0;
       for (let count; (count = b.recv_into(into)) > 0;) received += count;
       post(received);`,
      b.detach(),
    );
    expect(await a.sendfile(fd, 5, size)).toBe(size);
    expect(positionOf(fd)).toBe(size + 5);
    a.close();
    expect(await peer.message()).toBe(size);
  });
});

describe('sendmsg of more than 2 GiB', () => {
  it('in a worker sends as much as the kernel takes at once, and says so', async () => {
    needMethod('sendmsg');
    const [a, b] = socketpair(blocking);
    const peer = new Peer(
      `const a = adopt(data); const part = Buffer.alloc(1 << 26);
       // Many times the same: nothing but addresses.
       try { post(a.sendmsg(Array(40).fill(part))); } catch (e) { post(String(e)); }
       a.close();`,
      a.detach(),
    );
    const sink = new Peer(
      `const b = adopt(data); const into = Buffer.alloc(1 << 22); let received = 0;
       for (let count; (count = b.recv_into(into)) > 0;) received += count;
       post(received);`,
      b.detach(),
    );
    const sent = await peer.message();
    expect(sent).toBe(0x7ffff000);
    expect(await sink.message()).toBe(sent);
  });
});
