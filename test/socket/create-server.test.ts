/** create_server(): a listener in one call, and the effect of its options. */
import { lstatSync } from 'node:fs';
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { endpointOf, portOf } from '../helpers/addresses.js';
import { raised, systemError } from '../helpers/errors.js';
import { type AnySocket, closing, type Flavour, FLAVOURS } from '../helpers/flavours.js';
import { needKind, needNames } from '../helpers/kernel.js';
import { readUint32 } from '../helpers/native-order.js';
import { temporaryPath } from '../helpers/temporary.js';

const { AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM } = socket;

/** Functions that make servers and clients, closed with the test. */
function makersOf(flavour: Flavour) {
  return {
    server: (...args: Parameters<Flavour['create_server']>) =>
      closing(flavour.create_server(...args)),
    client: async (host: string, port: number) =>
      closing(await flavour.create_connection([host, port], { timeout: 20 })),
  };
}

/**
 * An IPv6 server on a port that is bound for IPv4 without a listener. The kernel chooses a port that is free
 * in one family. In the other, another process may have it.
 */
function besideIPv4(server: Flavour['create_server']): AnySocket {
  const taken: unknown[] = [];
  while (taken.length < 20) {
    const held = closing(socket.socket(AF_INET, SOCK_STREAM));
    held.bind(['127.0.0.1', 0]);
    try {
      return server(['::', portOf(held)], { family: AF_INET6 });
    } catch (error) {
      if (!(error instanceof socket.OSError && error.code === 'EADDRINUSE')) throw error;
      taken.push(error);
    }
  }
  throw new AggregateError(taken, 'IPv6 takes no port that IPv4 has');
}

/** The number of connections that wait to be accepted (tcpi_unacked of a listener). */
function waiting(sock: AnySocket): number {
  needNames('TCP_INFO');
  return readUint32(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104) as Buffer, 24);
}

describe.each(FLAVOURS)('a server, $name', (flavour) => {
  const { server, client } = makersOf(flavour);

  it('listens and serves', async () => {
    const listening = server(['127.0.0.1', 0]);
    const there = await client(...endpointOf(listening));
    const [conn, address] = await listening.accept();
    expect(address).toEqual(there.getsockname());
    await closing(conn).sendall(Buffer.from('welcome'));
    expect((await there.recv(100)).toString()).toBe('welcome');
  });

  it('on every address when the host is empty', async () => {
    const listening = server(['', 0]);
    expect(listening.getsockname()).toEqual(['0.0.0.0', portOf(listening)]);
    for (const host of ['127.0.0.1', '127.9.8.7']) {
      expect((await client(host, portOf(listening))).getpeername()).toEqual([
        host,
        portOf(listening),
      ]);
    }
  });

  it('of Unix', async () => {
    needKind(AF_UNIX, SOCK_STREAM);
    const path = temporaryPath();
    const listening = server(path, { family: AF_UNIX });
    expect(lstatSync(path).isSocket()).toBe(true);
    const sock = closing(flavour.socket(AF_UNIX, SOCK_STREAM));
    await sock.connect(path);
    await closing((await listening.accept())[0]).sendall(Buffer.from('welcome'));
    expect((await sock.recv(100)).toString()).toBe('welcome');
  });

  it('takes over the port of connections that linger', async () => {
    const first = server(['127.0.0.1', 0]);
    const address = endpointOf(first);
    const there = await client(...address);
    const [conn] = await first.accept();
    // The side that closes first keeps the port in TIME_WAIT.
    conn.close();
    there.close();
    first.close();
    expect(endpointOf(server(address))).toEqual(address);
  });

  it('an address that is in use is refused, and named', async () => {
    const first = server(['127.0.0.1', 0]);
    const port = portOf(first);
    expect(await raised(() => server(['127.0.0.1', port]))).toMatchObject({
      ...systemError('EADDRINUSE'),
      message: expect.stringMatching(
        RegExp(
          String.raw`^\[(Errno 98\] Address already in use|Errno 10048\] .+) \(while attempting to bind on address \('127\.0\.0\.1', ${port}\)\)$`,
        ),
      ),
    });
    // The first server still works.
    await client('127.0.0.1', port);
    closing((await first.accept())[0]);
  });
});

describe.each(FLAVOURS)('backlog, $name', (flavour) => {
  const { server, client } = makersOf(flavour);

  it('limits how many wait', async () => {
    const listening = server(['127.0.0.1', 0], { backlog: 2 });
    const address = endpointOf(listening);
    // Linux admits one more than the backlog.
    for (let i = 0; i < 3; i++) await client(...address);
    expect(waiting(listening)).toBe(3);
    const late = closing(flavour.socket(AF_INET, SOCK_STREAM));
    late.settimeout(0.05);
    expect(await raised(() => late.connect(address))).toBeInstanceOf(socket.TimeoutError);
  });

  it('is large enough for many without being told', async () => {
    const listening = server(['127.0.0.1', 0]);
    for (let i = 0; i < 100; i++) await client(...endpointOf(listening));
    expect(waiting(listening)).toBe(100);
  });
});

describe.each(FLAVOURS)('reuse_port, $name', (flavour) => {
  beforeEach(() => needNames('SO_REUSEPORT'));

  const { server, client } = makersOf(flavour);

  it('lets several servers share a port', async () => {
    const first = server(['127.0.0.1', 0], { reuse_port: true });
    const address = endpointOf(first);
    const second = server(address, { reuse_port: true });
    for (let i = 0; i < 64; i++) await client(...address);
    // The kernel distributes them by a hash. That one of two listeners gets none of 64 does not happen in practice.
    const counts = [waiting(first), waiting(second)];
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBeGreaterThan(0);
    expect(waiting(first) + waiting(second)).toBe(64);
  });

  it('is refused to those who do not ask for it', async () => {
    const first = server(['127.0.0.1', 0], { reuse_port: true });
    expect(await raised(() => server(endpointOf(first)))).toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe.each(FLAVOURS)('IPv6, $name', (flavour) => {
  const { server, client } = makersOf(flavour);

  const dual = socket.has_dualstack_ipv6();
  if (!dual) console.log('no dual-stack sockets here');

  it('a server serves IPv6 only', async () => {
    const port = portOf(besideIPv4(server));
    await client('::1', port);
    expect(await raised(() => client('127.0.0.1', port))).toBeInstanceOf(
      socket.ConnectionRefusedError,
    );
  });

  it.runIf(dual)('dualstack_ipv6 serves both', async () => {
    const listening = server(['', 0], { family: AF_INET6, dualstack_ipv6: true });
    await client('::1', portOf(listening));
    await client('127.0.0.1', portOf(listening));
    const hosts: unknown[] = [];
    for (let i = 0; i < 2; i++) {
      const [conn, address] = await listening.accept();
      closing(conn);
      hosts.push((address as [string, number])[0]);
    }
    expect(hosts).toEqual(['::1', '::ffff:127.0.0.1']);
  });

  it('has_dualstack_ipv6() says what the kernel lets do', () => {
    const sock = closing(socket.socket(AF_INET6, SOCK_STREAM));
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0);
    expect(dual).toBe(sock.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY) === 0);
  });
});

it.each(FLAVOURS)('the family is the one that was asked for, $name', (flavour) => {
  const { server } = makersOf(flavour);
  expect(server(['127.0.0.1', 0], { family: AF_INET }).family).toBe(AF_INET);
  expect(server(['::1', 0], { family: AF_INET6 }).family).toBe(AF_INET6);
});
