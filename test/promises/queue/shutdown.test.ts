/** shutdown() wakes calls that receive. Their results come from the kernel, not from shutdown()'s argument. */
import blocking from 'pysocket';
import promises from 'pysocket/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { BROKEN_PIPE, raised } from '../../helpers/errors.js';
import { closing } from '../../helpers/flavours.js';
import { needEndOfReading, needPairs } from '../../helpers/kernel.js';

beforeEach(() => needEndOfReading());

const { AF_INET, AF_UNIX, SOCK_DGRAM, SHUT_RD, SHUT_RDWR, SHUT_WR } = promises;
const hello = Buffer.from('hello');
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Socket = InstanceType<typeof promises.socket>;

function udp(): Socket {
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
    expect(await raised(() => u.shutdown(how))).toMatchObject({
      name: 'OSError',
      code: 'ENOTCONN',
    });
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
    needPairs(SOCK_DGRAM);
    const [a, b] = promises.socketpair(AF_UNIX, SOCK_DGRAM);
    closing(b);
    const received = closing(a).recv(10);
    await turn();
    closing(a.dup()).shutdown(how);
    expect(await received).toEqual(Buffer.alloc(0));
    expect(await a.recv(10)).toEqual(Buffer.alloc(0));
  });

  it('what came before is received first', async () => {
    needPairs(SOCK_DGRAM);
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

describe('shutdown() of a datagram socket', () => {
  const pair = () => {
    needPairs(SOCK_DGRAM);
    return promises.socketpair(AF_UNIX, SOCK_DGRAM).map(closing);
  };

  it.each([
    { by: 'itself', shut: (sock: Socket) => sock.shutdown(SHUT_RD) },
    { by: 'its blocking view', shut: (sock: Socket) => sock.blocking.shutdown(SHUT_RDWR) },
  ])('ends the calls that wait: by $by', async ({ shut }) => {
    const [a] = pair();
    const pending = [a?.recv(9), a?.recvmsg(9)];
    if (a !== undefined) shut(a);
    expect(await Promise.all(pending)).toEqual([Buffer.alloc(0), [Buffer.alloc(0), [], 0, null]]);
  });

  it('that was made before there was a view counts, too', async () => {
    const [a] = pair();
    const before = closing(blocking.socket({ fileno: a?.detach() ?? -1 }));
    before.shutdown(SHUT_RD);
    expect(await before.promises.recv(9)).toHaveLength(0);
  });

  it('for writing ends no call that reads', async () => {
    const [a, b] = pair();
    const pending = a?.recv(9);
    a?.shutdown(SHUT_WR);
    await b?.send(hello);
    expect(await pending).toEqual(hello);
  });
});

describe('of the writing of a full Unix socket, of which no poll tells', () => {
  async function full(): Promise<Socket> {
    const [a, b] = promises.socketpair();
    closing(b);
    closing(a).settimeout(0);
    await raised(async () => {
      for (;;) await a.sendall(Buffer.alloc(60_000));
    });
    a.settimeout(null);
    return a;
  }

  it.each(['the socket', 'its blocking view'])(
    'by %s: who waits is refused, and who comes',
    async (by) => {
      const a = await full();
      const waits = [a.sendall(hello), a.send(hello), a.sendmsg([hello])].map((call) =>
        raised(() => call),
      );
      await turn();
      (by === 'the socket' ? a : a.blocking).shutdown(SHUT_WR);
      for (const error of [...(await Promise.all(waits)), await raised(() => a.sendall(hello))]) {
        expect(error).toMatchObject({ name: 'BrokenPipeError', ...BROKEN_PIPE });
      }
    },
  );

  it('before the call', async () => {
    const a = await full();
    a.shutdown(SHUT_WR);
    expect(await raised(() => a.send(hello))).toMatchObject({ name: 'BrokenPipeError' });
  });
});
