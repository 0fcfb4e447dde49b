/** Ancillary data that this kernel produces: packet information, TTL, TOS, timestamps, credentials, ... */
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { endpointOf, portOf } from '../../helpers/addresses.js';
import { raised } from '../../helpers/errors.js';
import { type AnySocket, FLAVOURS, type Flavour } from '../../helpers/flavours.js';
import { needMethod } from '../../helpers/kernel.js';
import {
  int32,
  readInt32,
  readInt64,
  readUint16,
  readUint32,
  uint16,
} from '../../helpers/native-order.js';
import {
  bound,
  inet6Datagram,
  inetDatagram,
  open,
  pair,
  type Transport,
  unixDatagram,
  unixStream,
} from '../../helpers/transports.js';

beforeEach(() => needMethod('recvmsg'));

const { IPPROTO_IP, IPPROTO_IPV6, IPPROTO_UDP, MSG_CTRUNC, MSG_ERRQUEUE, SOL_SOCKET } = socket;
const hello = Buffer.from('hello');
/** Linux's values, as Python's module has no names for them. */
const SO_TIMESTAMP = 29;
const SO_TIMESTAMPNS = 35;
const UDP_SEGMENT = 103;
const UDP_GRO = 104;
const EXTENDED_ERROR_SIZE = 16;

const [loopback = 0] = socket.if_nameindex().find(([, name]) => name === 'lo') ?? [];
/** A placeholder for data that did not arrive, which an earlier check detects. */
const none = Buffer.alloc(20);

/** The ancillary data that arrives with a datagram, by "level/type". */
async function received(from: AnySocket, to: AnySocket): Promise<Map<string, Buffer>> {
  await from.sendto(hello, to.getsockname());
  const [data, ancdata, flags] = await to.recvmsg(100, 1000);
  expect([data, flags & MSG_CTRUNC]).toEqual([hello, 0]);
  return new Map(ancdata.map(([level, type, bytes]) => [`${level}/${type}`, bytes]));
}

function sockets(flavour: Flavour, transport: Transport): [from: AnySocket, to: AnySocket] {
  return [bound(flavour, transport), bound(flavour, transport)];
}

describe.each(FLAVOURS)('$name', (flavour) => {
  it('IP_PKTINFO: the interface and the address that a datagram came to', async () => {
    const [from, to] = sockets(flavour, inetDatagram);
    to.setsockopt(IPPROTO_IP, socket.IP_PKTINFO, 1);
    const info = (await received(from, to)).get(`${IPPROTO_IP}/${socket.IP_PKTINFO}`);
    expect(info).toHaveLength(12);
    expect(readInt32(info ?? none)).toBe(loopback);
    expect(socket.inet_ntoa(info?.subarray(8) ?? hello)).toBe('127.0.0.1');
  });

  it('IP_PKTINFO chooses the source of a datagram', async () => {
    const [from, to] = [open(flavour, inetDatagram), bound(flavour, inetDatagram)];
    from.bind(['0.0.0.0', 0]);
    const info = Buffer.concat([int32(0), socket.inet_aton('127.0.0.9'), Buffer.alloc(4)]);
    const items = [[IPPROTO_IP, socket.IP_PKTINFO, info] as const];
    expect(await from.sendmsg([hello], items, 0, to.getsockname())).toBe(5);
    expect((await to.recvmsg(10))[3]).toEqual(['127.0.0.9', portOf(from)]);
  });

  it('IPV6_PKTINFO', async () => {
    const [from, to] = sockets(flavour, inet6Datagram);
    to.setsockopt(IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1);
    const info = (await received(from, to)).get(`${IPPROTO_IPV6}/${socket.IPV6_PKTINFO}`);
    expect(info).toHaveLength(20);
    expect(socket.inet_ntop(socket.AF_INET6, info?.subarray(0, 16) ?? hello)).toBe('::1');
    expect(readInt32(info ?? none, 16)).toBe(loopback);
  });

  it('TTL and TOS, as set for all datagrams and for one', async () => {
    const [from, to] = sockets(flavour, inetDatagram);
    to.setsockopt(IPPROTO_IP, socket.IP_RECVTTL, 1);
    to.setsockopt(IPPROTO_IP, socket.IP_RECVTOS, 1);
    from.setsockopt(IPPROTO_IP, socket.IP_TTL, 7);
    from.setsockopt(IPPROTO_IP, socket.IP_TOS, 0x10);
    const all = await received(from, to);
    expect(all.get(`${IPPROTO_IP}/${socket.IP_TTL}`)).toEqual(int32(7));
    expect(all.get(`${IPPROTO_IP}/${socket.IP_TOS}`)?.[0]).toBe(0x10);
    const items = [
      [IPPROTO_IP, socket.IP_TTL, int32(9)],
      [IPPROTO_IP, socket.IP_TOS, int32(0x28)],
    ] as const;
    await from.sendmsg([hello], items, 0, to.getsockname());
    const [, ancdata] = await to.recvmsg(10, 1000);
    const number = (data: Buffer) => (data.length === 4 ? readInt32(data) : data[0]);
    expect(ancdata.map(([, type, data]) => [type, number(data)]).sort()).toEqual(
      [
        [socket.IP_TTL, 9],
        [socket.IP_TOS, 0x28],
      ].sort(),
    );
  });

  it('HOPLIMIT and TCLASS, as set for all datagrams and for one', async () => {
    const [from, to] = sockets(flavour, inet6Datagram);
    to.setsockopt(IPPROTO_IPV6, socket.IPV6_RECVHOPLIMIT, 1);
    to.setsockopt(IPPROTO_IPV6, socket.IPV6_RECVTCLASS, 1);
    from.setsockopt(IPPROTO_IPV6, socket.IPV6_UNICAST_HOPS, 7);
    from.setsockopt(IPPROTO_IPV6, socket.IPV6_TCLASS, 0x20);
    const all = await received(from, to);
    expect(all.get(`${IPPROTO_IPV6}/${socket.IPV6_HOPLIMIT}`)).toEqual(int32(7));
    expect(all.get(`${IPPROTO_IPV6}/${socket.IPV6_TCLASS}`)).toEqual(int32(0x20));
    const items = [[IPPROTO_IPV6, socket.IPV6_HOPLIMIT, int32(9)]] as const;
    await from.sendmsg([hello], items, 0, to.getsockname());
    const [, ancdata] = await to.recvmsg(10, 1000);
    expect(ancdata).toContainEqual([IPPROTO_IPV6, socket.IPV6_HOPLIMIT, int32(9)]);
  });

  it.each([
    ['SO_TIMESTAMP', SO_TIMESTAMP, 1000],
    ['SO_TIMESTAMPNS', SO_TIMESTAMPNS, 1e6],
  ])('%s: when a datagram came', async (_name, option, perMillisecond) => {
    const [from, to] = sockets(flavour, inetDatagram);
    to.setsockopt(SOL_SOCKET, option, 1);
    const before = Date.now();
    const stamp = (await received(from, to)).get(`${SOL_SOCKET}/${option}`);
    const after = Date.now();
    const [seconds, fraction] = [readInt64(stamp ?? none), readInt64(stamp ?? none, 8)];
    const milliseconds = Number(seconds) * 1000 + Number(fraction) / perMillisecond;
    // Date.now() has whole milliseconds, and the coarse clock may lag by a tick.
    expect(milliseconds).toBeGreaterThan(before - 20);
    expect(milliseconds).toBeLessThan(after + 20);
  });

  it('SCM_CREDENTIALS: who sent', async () => {
    const [a, b] = await pair(flavour, unixStream);
    b.setsockopt(SOL_SOCKET, socket.SO_PASSCRED, 1);
    const own = Buffer.concat(
      [process.pid, process.getuid?.() ?? 0, process.getgid?.() ?? 0].map((value) => int32(value)),
    );
    await a.sendall(hello);
    const expected = [[SOL_SOCKET, socket.SCM_CREDENTIALS, own]];
    expect((await b.recvmsg(10, socket.CMSG_SPACE(12)))[1]).toEqual(expected);
    await a.sendmsg([hello], [[SOL_SOCKET, socket.SCM_CREDENTIALS, own]]);
    expect((await b.recvmsg(10, socket.CMSG_SPACE(12)))[1]).toEqual(expected);
  });

  it('IP_RECVERR: the error of a datagram that nobody took, from the error queue', async () => {
    const from = open(flavour, inetDatagram);
    from.setsockopt(IPPROTO_IP, socket.IP_RECVERR, 1);
    const nobody = bound(flavour, inetDatagram);
    const address = endpointOf(nobody);
    nobody.close();
    await from.sendto(hello, address);
    from.settimeout(20);
    // An error makes poll report readiness. The call then receives the error when it asks for data.
    expect(await raised(() => from.recv(10))).toMatchObject({ name: 'ConnectionRefusedError' });
    const [data, ancdata, flags, about] = await from.recvmsg(100, 1000, MSG_ERRQUEUE);
    expect([data, about, flags & MSG_ERRQUEUE]).toEqual([hello, address, MSG_ERRQUEUE]);
    const [[level, type, error] = [0, 0, Buffer.alloc(0)]] = ancdata;
    expect([level, type]).toEqual([IPPROTO_IP, socket.IP_RECVERR]);
    const [errno, origin, icmpType, icmpCode] = [readUint32(error), ...error.subarray(4, 7)];
    expect([errno, origin, icmpType, icmpCode]).toEqual([111, 2, 3, 3]);
    // It is followed by the address of the host that sent the error.
    expect(readUint16(error, EXTENDED_ERROR_SIZE)).toBe(socket.AF_INET);
    from.settimeout(null);
    const empty = { name: 'BlockingIOError', errno: 11 };
    expect(await raised(() => from.recvmsg(100, 1000, MSG_ERRQUEUE))).toMatchObject(empty);
  });

  it('UDP_SEGMENT sends many datagrams at once, UDP_GRO receives them so', async () => {
    const [from, to] = sockets(flavour, inetDatagram);
    const size = uint16(100);
    const bytes = Buffer.from(Array.from({ length: 1050 }, (_, i) => i & 255));
    const send = () =>
      from.sendmsg([bytes], [[IPPROTO_UDP, UDP_SEGMENT, size]], 0, to.getsockname());
    expect(await send()).toBe(1050);
    const datagrams: Buffer[] = [];
    while (Buffer.concat(datagrams).length < bytes.length) {
      datagrams.push((await to.recvmsg(2000))[0]);
    }
    expect(datagrams.map(({ length }) => length)).toEqual([...Array<number>(10).fill(100), 50]);
    expect(Buffer.concat(datagrams)).toEqual(bytes);
    to.setsockopt(IPPROTO_UDP, UDP_GRO, 1);
    expect(await send()).toBe(1050);
    const [data, ancdata] = await to.recvmsg(2000, 100);
    expect(data).toEqual(bytes);
    expect(ancdata).toEqual([[IPPROTO_UDP, UDP_GRO, int32(100)]]);
  });

  it('MSG_CTRUNC says that the buffer was too small', async () => {
    const [from, to] = sockets(flavour, inetDatagram);
    to.setsockopt(IPPROTO_IP, socket.IP_PKTINFO, 1);
    await from.sendto(hello, to.getsockname());
    const [data, ancdata, flags] = await to.recvmsg(10, socket.CMSG_LEN(4));
    expect([data, flags]).toEqual([hello, MSG_CTRUNC]);
    expect(ancdata.map(([level, type, bytes]) => [level, type, bytes.length])).toEqual([
      [IPPROTO_IP, socket.IP_PKTINFO, 4],
    ]);
  });

  it('a datagram without a sender has a null address', async () => {
    const to = bound(flavour, unixDatagram);
    const from = open(flavour, unixDatagram);
    await from.sendto(hello, to.getsockname());
    expect(await to.recvmsg(10)).toEqual([hello, [], 0, null]);
  });

  it('ancillary data does not change under the program when more arrives', async () => {
    const [from, to] = sockets(flavour, inetDatagram);
    to.setsockopt(IPPROTO_IP, socket.IP_RECVTTL, 1);
    const ttls: Buffer[] = [];
    for (const ttl of [3, 4, 5]) {
      from.setsockopt(IPPROTO_IP, socket.IP_TTL, ttl);
      ttls.push((await received(from, to)).get(`${IPPROTO_IP}/${socket.IP_TTL}`) ?? hello);
    }
    expect(ttls).toEqual([3, 4, 5].map((value) => int32(value)));
  });
});
