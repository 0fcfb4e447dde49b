/** Options whose values are structures, and the effects of options. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { portOf } from '../helpers/addresses.js';
import { errno } from 'pysocket/builtins';
import { isWinsock, raised } from '../helpers/errors.js';
import { blocking, BOTH, closing, FLAVOURS, socketpair } from '../helpers/flavours.js';
import { needNames, needWaitOfKernel } from '../helpers/kernel.js';
import { skip } from '../helpers/lacking.js';
import { int32, int64, readInt32, uint16 } from '../helpers/native-order.js';

const { AF_INET, AF_INET6, IPPROTO_IP, IPPROTO_IPV6, IPPROTO_TCP, SOCK_DGRAM, SOL_SOCKET } = socket;
/** Linux's values, as Python's module has no names for them. */
const MCAST_JOIN_GROUP = 42;
const MCAST_LEAVE_GROUP = 45;

const [loopback = 0] = socket.if_nameindex().find(([, name]) => name === 'lo') ?? [];

/** struct group_req: the interface, then padding and a sockaddr_storage. */
function groupRequest(family: number, group: string): Buffer {
  const request = Buffer.alloc(136);
  request.set(int32(loopback));
  request.set(uint16(family), 8);
  request.set(socket.inet_pton(family, group), family === AF_INET ? 12 : 16);
  return request;
}

describe('options that are no int', () => {
  it('SO_LINGER: two', () => {
    const sock = closing(socket.socket());
    const linger = isWinsock ? Buffer.concat([uint16(1), uint16(77)]) : int32(1, 77);
    sock.setsockopt(SOL_SOCKET, socket.SO_LINGER, linger);
    expect(sock.getsockopt(SOL_SOCKET, socket.SO_LINGER, 8)).toEqual(linger);
    expect(sock.getsockopt(SOL_SOCKET, socket.SO_LINGER)).toBe(isWinsock ? 1 + (77 << 16) : 1);
  });

  it('any view of bytes sets', () => {
    const sock = closing(socket.socket());
    const value = new Int32Array([9, 1, 9]);
    sock.setsockopt(SOL_SOCKET, socket.SO_KEEPALIVE, value.subarray(1, 2));
    expect(sock.getsockopt(SOL_SOCKET, socket.SO_KEEPALIVE)).toBe(1);
    sock.setsockopt(SOL_SOCKET, socket.SO_KEEPALIVE, new DataView(new ArrayBuffer(4)));
    expect(sock.getsockopt(SOL_SOCKET, socket.SO_KEEPALIVE)).toBe(0);
  });

  it('TCP_CONGESTION: text', () => {
    needNames('TCP_CONGESTION');
    const sock = closing(socket.socket());
    const name = sock.getsockopt(IPPROTO_TCP, socket.TCP_CONGESTION, 16);
    sock.setsockopt(IPPROTO_TCP, socket.TCP_CONGESTION, Buffer.from('reno'));
    expect(String(sock.getsockopt(IPPROTO_TCP, socket.TCP_CONGESTION, 16))).toMatch(/^reno\0/);
    expect(name).toHaveLength(16);
  });

  it('TCP_INFO: as much as is asked for', () => {
    needNames('TCP_INFO');
    const sock = closing(socket.create_server(['127.0.0.1', 0]));
    const info = sock.getsockopt(IPPROTO_TCP, socket.TCP_INFO, 1024) as Buffer;
    expect(info.length).toBeGreaterThan(100);
    // The first field is the state; 10 is listening.
    expect(info[0]).toBe(10);
    expect(sock.getsockopt(IPPROTO_TCP, socket.TCP_INFO, 1)).toEqual(Buffer.of(10));
  });
});

describe.each(FLAVOURS)('options that are structures, on IPv4 and IPv6, $name', (flavour) => {
  const GROUPS = [
    ['IP_ADD_MEMBERSHIP', AF_INET, '239.7.7.8', IPPROTO_IP],
    ['MCAST_JOIN_GROUP', AF_INET, '239.7.7.9', IPPROTO_IP],
    ['IPV6_JOIN_GROUP', AF_INET6, 'ff01::77:8', IPPROTO_IPV6],
    ['MCAST_JOIN_GROUP', AF_INET6, 'ff01::77:9', IPPROTO_IPV6],
  ] as const;

  it.each(GROUPS)('%s, family %i: %s', async (name, family, group, level) => {
    if (isWinsock && name === 'MCAST_JOIN_GROUP') skip('its number is another one there');
    const address = socket.inet_pton(family, group);
    const request: Record<string, [join: number, leave: number, value: Buffer]> = {
      IP_ADD_MEMBERSHIP: [
        socket.IP_ADD_MEMBERSHIP,
        socket.IP_DROP_MEMBERSHIP,
        Buffer.concat([address, int32(0, loopback)]),
      ],
      IPV6_JOIN_GROUP: [
        socket.IPV6_JOIN_GROUP,
        socket.IPV6_LEAVE_GROUP,
        Buffer.concat([address, int32(loopback)]),
      ],
      MCAST_JOIN_GROUP: [MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP, groupRequest(family, group)],
    };
    const [join, leave, value] = request[name] ?? [0, 0, Buffer.alloc(0)];
    const to = closing(flavour.socket(family, SOCK_DGRAM));
    to.bind([family === AF_INET ? '0.0.0.0' : '::', 0]);
    const from = closing(flavour.socket(family, SOCK_DGRAM));
    if (family === AF_INET) {
      const interfaceRequest = int32(0, 0, loopback);
      from.setsockopt(level, socket.IP_MULTICAST_IF, interfaceRequest);
    } else {
      from.setsockopt(level, socket.IPV6_MULTICAST_IF, loopback);
      expect(from.getsockopt(level, socket.IPV6_MULTICAST_IF)).toBe(loopback);
    }
    to.setsockopt(level, join, value);
    // Without a multicast route nothing can be sent to the group, and IPv6 seldom has one on the loopback.
    if (family === AF_INET) {
      await from.sendto(Buffer.from('to the group'), [group, portOf(to)]);
      to.settimeout(20);
      expect((await to.recv(100)).toString()).toBe('to the group');
    }
    // Wine reports Linux's error here, not Windows'.
    const numbered = (number: number) => ({
      name: 'OSError',
      errno: isWinsock ? (expect.any(Number) as number) : number,
    });
    const again = numbered(errno.EADDRINUSE);
    expect(() => to.setsockopt(level, join, value)).toThrow(expect.objectContaining(again));
    to.setsockopt(level, leave, value);
    const gone = numbered(errno.EADDRNOTAVAIL);
    expect(() => to.setsockopt(level, leave, value)).toThrow(expect.objectContaining(gone));
  });
});

describe.each(BOTH)('SO_RCVTIMEO, $name', (flavour) => {
  it('ends a wait of the kernel, with its words, and no wait of promises', async () => {
    needWaitOfKernel();
    const [a, b] = socketpair(flavour);
    const limit = int64(0n, 1000n);
    a.setsockopt(SOL_SOCKET, socket.SO_RCVTIMEO, limit);
    if (flavour === blocking) {
      expect(await raised(() => a.recv(1))).toBeInstanceOf(socket.BlockingIOError);
    } else {
      // README, difference 12.
      const received = a.recv(1);
      const other = closing(flavour.wrap(a.dup().detach()));
      other.settimeout(0.01);
      expect(await raised(() => other.recv(1))).toBeInstanceOf(socket.TimeoutError);
      await b.send(Buffer.from('x'));
      expect(String(await received)).toBe('x');
    }
  });
});

describe('options that need no call that waits', () => {
  it.each([AF_INET, AF_INET6])('SO_RCVTIMEO and SO_SNDTIMEO: a timeval, family %i', (family) => {
    needWaitOfKernel();
    const sock = closing(socket.socket(family));
    for (const option of [socket.SO_RCVTIMEO, socket.SO_SNDTIMEO]) {
      const limit = int64(12n, 340_000n);
      sock.setsockopt(SOL_SOCKET, option, limit);
      expect(sock.getsockopt(SOL_SOCKET, option, 16)).toEqual(limit);
      sock.setsockopt(SOL_SOCKET, option, Buffer.alloc(16));
      expect(sock.getsockopt(SOL_SOCKET, option, 16)).toEqual(Buffer.alloc(16));
      const short = { name: 'OSError', errno: 22 };
      expect(() => sock.setsockopt(SOL_SOCKET, option, Buffer.alloc(8))).toThrow(
        expect.objectContaining(short),
      );
    }
  });

  it('SO_PEERCRED: who is at the other end', () => {
    needNames('SO_PEERCRED');
    const [a, b] = socket.socketpair();
    const credentials = a.getsockopt(SOL_SOCKET, socket.SO_PEERCRED, 12) as Buffer;
    expect(readInt32(credentials, 0)).toBe(process.pid);
    expect(readInt32(credentials, 4)).toBe(process.getuid?.());
    expect(readInt32(credentials, 8)).toBe(process.getgid?.());
    for (const sock of [a, b]) sock.close();
  });

  it('SO_BINDTODEVICE: text', () => {
    needNames('SO_BINDTODEVICE');
    const sock = closing(socket.socket(AF_INET, SOCK_DGRAM));
    sock.setsockopt(SOL_SOCKET, socket.SO_BINDTODEVICE, Buffer.from('lo\0'));
    const name = sock.getsockopt(SOL_SOCKET, socket.SO_BINDTODEVICE, 16);
    expect(String(name)).toBe('lo\0');
    const unknown = { name: 'OSError', errno: 19 };
    const set = () => sock.setsockopt(SOL_SOCKET, socket.SO_BINDTODEVICE, Buffer.from('nosuch\0'));
    expect(set).toThrow(expect.objectContaining(unknown));
  });
});

describe.each(FLAVOURS)('options have effects, $name', (flavour) => {
  it('SO_BROADCAST allows to send to all', async () => {
    const to = closing(flavour.socket(AF_INET, SOCK_DGRAM));
    to.bind(['0.0.0.0', 0]);
    const all: [string, number] = ['127.255.255.255', to.getsockname()[1]];
    const sock = closing(flavour.socket(AF_INET, SOCK_DGRAM));
    expect(await raised(() => sock.sendto(Buffer.from('x'), all))).toBeInstanceOf(
      socket.PermissionError,
    );
    sock.setsockopt(SOL_SOCKET, socket.SO_BROADCAST, true);
    await sock.sendto(Buffer.from('to all'), all);
    expect((await to.recv(10)).toString()).toBe('to all');
  });

  it('IP_ADD_MEMBERSHIP lets hear a group, IP_DROP_MEMBERSHIP ends it', async () => {
    const group = '239.7.7.7';
    const member = Buffer.concat([socket.inet_aton(group), socket.inet_aton('127.0.0.1')]);
    const to = closing(flavour.socket(AF_INET, SOCK_DGRAM));
    to.bind([group, 0]);
    const address: [string, number] = [group, to.getsockname()[1]];
    const sock = closing(flavour.socket(AF_INET, SOCK_DGRAM));
    sock.setsockopt(IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton('127.0.0.1'));
    to.setblocking(false);
    await sock.sendto(Buffer.from('before'), address);
    expect(await raised(() => to.recv(10))).toBeInstanceOf(socket.BlockingIOError);
    to.setsockopt(IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, member);
    await sock.sendto(Buffer.from('during'), address);
    to.settimeout(20);
    expect((await to.recv(10)).toString()).toBe('during');
    to.setsockopt(IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, member);
    expect(() => to.setsockopt(IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, member)).toThrow(
      socket.OSError,
    );
  });
});
