/** create_server(): a listener in one call, and what its options do. */
import { lstatSync } from 'node:fs';
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { endpointOf, portOf } from '../helpers/addresses.js';
import { raised } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';
import { temporaryPath } from '../helpers/temporary.js';

const { AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM } = socket;

function server(...args: Parameters<typeof socket.create_server>) {
  return closing(socket.create_server(...args));
}

function client(host: string, port: number) {
  return closing(socket.create_connection([host, port], 20));
}

/** How many connections wait to be accepted (tcpi_unacked of a listener). */
function waiting(sock: InstanceType<typeof socket.socket>): number {
  return (sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104) as Buffer).readUInt32LE(24);
}

describe('a server', () => {
  it('listens and serves', () => {
    const listening = server(['127.0.0.1', 0]);
    const there = client(...endpointOf(listening));
    const [conn, address] = listening.accept();
    expect(address).toEqual(there.getsockname());
    closing(conn).sendall(Buffer.from('welcome'));
    expect(there.recv(100).toString()).toBe('welcome');
  });

  it('on every address when the host is empty', () => {
    const listening = server(['', 0]);
    expect(listening.getsockname()).toEqual(['0.0.0.0', portOf(listening)]);
    for (const host of ['127.0.0.1', '127.9.8.7']) {
      expect(client(host, portOf(listening)).getpeername()).toEqual([host, portOf(listening)]);
    }
  });

  it('of Unix', () => {
    const path = temporaryPath();
    const listening = server(path, { family: AF_UNIX });
    expect(lstatSync(path).isSocket()).toBe(true);
    const sock = closing(socket.socket(AF_UNIX, SOCK_STREAM));
    sock.connect(path);
    closing(listening.accept()[0]).sendall(Buffer.from('welcome'));
    expect(sock.recv(100).toString()).toBe('welcome');
  });

  it('takes over the port of connections that linger', () => {
    const first = server(['127.0.0.1', 0]);
    const address = endpointOf(first);
    const there = client(...address);
    const [conn] = first.accept();
    // Who closes first keeps the port in TIME_WAIT.
    conn.close();
    there.close();
    first.close();
    expect(endpointOf(server(address))).toEqual(address);
  });

  it('an address that is in use is refused, and named', async () => {
    const first = server(['127.0.0.1', 0]);
    const port = portOf(first);
    expect(await raised(() => server(['127.0.0.1', port]))).toMatchObject({
      code: 'EADDRINUSE',
      errno: 98,
      message: `[Errno 98] Address already in use (while attempting to bind on address ('127.0.0.1', ${port}))`,
    });
    // The first one is not disturbed.
    client('127.0.0.1', port);
    closing(first.accept()[0]);
  });
});

describe('backlog', () => {
  it('limits how many wait', () => {
    const listening = server(['127.0.0.1', 0], { backlog: 2 });
    const address = endpointOf(listening);
    // Linux lets one more in than it was asked to.
    for (let i = 0; i < 3; i++) client(...address);
    expect(waiting(listening)).toBe(3);
    const late = closing(socket.socket());
    late.settimeout(0.05);
    expect(() => late.connect(address)).toThrow(socket.TimeoutError);
  });

  it('is large enough for many without being told', () => {
    const listening = server(['127.0.0.1', 0]);
    for (let i = 0; i < 100; i++) client(...endpointOf(listening));
    expect(waiting(listening)).toBe(100);
  });
});

describe('reuse_port', () => {
  it('lets several servers share a port', () => {
    const first = server(['127.0.0.1', 0], { reuse_port: true });
    const address = endpointOf(first);
    const second = server(address, { reuse_port: true });
    for (let i = 0; i < 64; i++) client(...address);
    // The kernel spreads them by a hash; that one of two gets none of 64 does not happen.
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

describe('IPv6', () => {
  const dual = socket.has_dualstack_ipv6();
  if (!dual) console.log('no dual-stack sockets here');

  it('a server serves IPv6 only', async () => {
    const listening = server(['::', 0], { family: AF_INET6 });
    client('::1', portOf(listening));
    expect(await raised(() => client('127.0.0.1', portOf(listening)))).toBeInstanceOf(
      socket.ConnectionRefusedError,
    );
    // The same port is free for IPv4.
    server(['127.0.0.1', portOf(listening)]);
  });

  it.runIf(dual)('dualstack_ipv6 serves both', () => {
    const listening = server(['', 0], { family: AF_INET6, dualstack_ipv6: true });
    client('::1', portOf(listening));
    client('127.0.0.1', portOf(listening));
    const hosts = [listening.accept(), listening.accept()].map(([conn, address]) => {
      closing(conn);
      return (address as [string, number])[0];
    });
    expect(hosts).toEqual(['::1', '::ffff:127.0.0.1']);
  });

  it('has_dualstack_ipv6() says what the kernel lets do', () => {
    const sock = closing(socket.socket(AF_INET6, SOCK_STREAM));
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0);
    expect(dual).toBe(sock.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY) === 0);
  });
});

it('the family is the one that was asked for', () => {
  expect(server(['127.0.0.1', 0], { family: AF_INET }).family).toBe(AF_INET);
  expect(server(['::1', 0], { family: AF_INET6 }).family).toBe(AF_INET6);
});
