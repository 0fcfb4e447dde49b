/** shutdown() wakes who receives: the kernel is asked, not what shutdown() was called with. */
import promises from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { closing } from '../../helpers/flavours.js';

const { AF_INET, AF_UNIX, SOCK_DGRAM, SHUT_RD, SHUT_RDWR } = promises;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function udp(): InstanceType<typeof promises.socket> {
  const u = closing(promises.socket(AF_INET, SOCK_DGRAM));
  u.bind(['127.0.0.1', 0]);
  return u;
}

describe.each([
  ['SHUT_RD', SHUT_RD],
  ['SHUT_RDWR', SHUT_RDWR],
])('%s', (_name, how) => {
  it('of a UDP socket without a peer fails, and ends a recv() that waits and those after it', async () => {
    const u = udp();
    const [received, from] = [u.recv(10), u.recvfrom(10)];
    await turn();
    expect(await raised(() => u.shutdown(how))).toMatchObject({ name: 'OSError', errno: 107 });
    expect(await received).toEqual(Buffer.alloc(0));
    expect((await from)[0]).toEqual(Buffer.alloc(0));
    expect(await u.recv(10)).toEqual(Buffer.alloc(0));
    expect(await u.recv_into(Buffer.alloc(3))).toBe(0);
    expect((await u.recvmsg(10))[0]).toEqual(Buffer.alloc(0));
  });

  it('before the first call that waits is heard of by it', async () => {
    const u = udp();
    await raised(() => u.shutdown(how));
    expect(await u.recv(10)).toEqual(Buffer.alloc(0));
  });

  it('through a duplicate of a Unix datagram socket', async () => {
    const [a, b] = promises.socketpair(AF_UNIX, SOCK_DGRAM);
    closing(b);
    const received = closing(a).recv(10);
    await turn();
    closing(a.dup()).shutdown(how);
    expect(await received).toEqual(Buffer.alloc(0));
    expect(await a.recv(10)).toEqual(Buffer.alloc(0));
  });

  it('what came before is received first', async () => {
    const [a, b] = promises.socketpair(AF_UNIX, SOCK_DGRAM);
    closing(a);
    await closing(b).send(Buffer.from('before'));
    a.shutdown(how);
    expect(String(await a.recv(10))).toBe('before');
    expect(await a.recv(10)).toEqual(Buffer.alloc(0));
  });
});

describe('an error of a UDP socket', () => {
  it('is told once, and is no end: the socket receives on', async () => {
    const u = udp();
    const gone = udp();
    u.connect(gone.getsockname());
    const address = gone.getsockname();
    gone.close();
    await u.send(Buffer.from('x'));
    expect(await raised(() => u.recv(10))).toMatchObject({ name: 'ConnectionRefusedError' });
    const received = u.recv(10);
    await turn();
    const again = closing(promises.socket(AF_INET, SOCK_DGRAM));
    again.bind(address as [string, number]);
    await again.sendto(Buffer.from('y'), u.getsockname());
    expect(String(await received)).toBe('y');
  });
});
