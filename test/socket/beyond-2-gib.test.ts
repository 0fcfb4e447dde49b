/** Counts that do not fit 32 bits. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { closing } from '../helpers/flavours.js';
import { Peer } from '../helpers/peer.js';

describe('sendall of more than 2 GiB', () => {
  it('says null when all is sent, not gaierror [Errno -2147351576]', async () => {
    const [a, b] = socket.socketpair().map(closing);
    if (a === undefined || b === undefined) throw new Error('no pair');
    const peer = new Peer(
      `const b = adopt(data); const into = Buffer.alloc(1 << 22); let received = 0;
       for (let count; (count = b.recv_into(into)) > 0;) received += count;
       post(received);`,
      b.detach(),
    );
    const size = 2 ** 31 + 1000;
    // The pages are never touched: nothing but addresses.
    expect(a.sendall(new Uint8Array(size))).toBeNull();
    a.close();
    expect(await peer.message()).toBe(size);
  });
});
