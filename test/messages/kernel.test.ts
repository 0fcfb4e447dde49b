/** Decoding the ancillary data that this kernel sends, and having it accept the output of encode(). */
import socket from 'pysocket';
import {
  decode,
  type DecodedMessage,
  encode,
  MessageBatch,
  type SendableMessage,
} from 'pysocket/messages';
import { beforeEach, describe, expect, it } from 'vitest';
import { endpointOf } from '../helpers/addresses.js';
import { type AnySocket, closing, FLAVOURS, type Flavour } from '../helpers/flavours.js';
import { needMethod } from '../helpers/kernel.js';
import {
  bound,
  inet6Datagram,
  inetDatagram,
  open,
  pair,
  type Transport,
  unixStream,
} from '../helpers/transports.js';

beforeEach(() => needMethod('recvmsg'));

const { IPPROTO_IP, IPPROTO_IPV6, MSG_ERRQUEUE, SOL_SOCKET } = socket;
const hello = Buffer.from('hello');
const [loopback = 0] = socket.if_nameindex().find(([, name]) => name === 'lo') ?? [];
const ROOM = 1000;

/** Sends a message with ancillary data and returns what arrives with it if these options are set. */
async function beside(
  [from, to]: readonly [AnySocket, AnySocket],
  options: readonly (readonly [level: number, name: number])[],
  sent: SendableMessage[] = [],
): Promise<DecodedMessage[]> {
  for (const option of options) to.setsockopt(...option, 1);
  await from.sendmsg([hello], encode(sent), 0, to.getsockname());
  const [data, ancdata] = await to.recvmsg(100, ROOM);
  expect(data).toEqual(hello);
  return decode(ancdata);
}

const sockets = (flavour: Flavour, transport: Transport): [AnySocket, AnySocket] => [
  bound(flavour, transport),
  bound(flavour, transport),
];

/** The error queue of a socket whose datagram was refused. */
async function refused(
  flavour: Flavour,
  transport: Transport,
  level: number,
  option: number,
): Promise<DecodedMessage[]> {
  const from = open(flavour, transport);
  from.setsockopt(level, option, 1);
  const nobody = bound(flavour, transport);
  const address = nobody.getsockname();
  nobody.close();
  await from.sendto(hello, address);
  const [, ancdata] = await from.recvmsg(100, ROOM, MSG_ERRQUEUE);
  return decode(ancdata);
}

describe.each(FLAVOURS)('$name', (flavour) => {
  it('IPv4: where a datagram came, and how', async () => {
    const pair = sockets(flavour, inetDatagram);
    const names = [
      socket.IP_PKTINFO,
      socket.IP_RECVTTL,
      socket.IP_RECVTOS,
      socket.IP_RECVORIGDSTADDR,
    ];
    const options = names.map((name) => [IPPROTO_IP, name] as const);
    const got = await beside(pair, options, [
      { name: 'IP_TTL', ttl: 33 },
      { name: 'IP_TOS', tos: 8 },
      { name: 'IP_PKTINFO', spec_dst: '127.0.0.5' },
    ]);
    expect(got).toEqual([
      { name: 'IP_PKTINFO', ifindex: loopback, spec_dst: '127.0.0.1', addr: '127.0.0.1' },
      { name: 'IP_TTL', ttl: 33 },
      { name: 'IP_TOS', tos: 8 },
      { name: 'IP_ORIGDSTADDR', address: endpointOf(pair[1]) },
    ]);
  });

  it('IPv6: the same', async () => {
    const pair = sockets(flavour, inet6Datagram);
    const names = [
      ...[socket.IPV6_RECVPKTINFO, socket.IPV6_RECVHOPLIMIT, socket.IPV6_RECVTCLASS],
      ...[socket.IPV6_RECVHOPOPTS, socket.IPV6_RECVORIGDSTADDR, socket.IPV6_FLOWINFO],
    ];
    const header = Buffer.from([0, 0, 1, 4, 0, 0, 0, 0]);
    const got = await beside(
      pair,
      names.map((name) => [IPPROTO_IPV6, name] as const),
      [
        { name: 'IPV6_HOPLIMIT', hoplimit: 33 },
        { name: 'IPV6_TCLASS', tclass: 8 },
        { name: 'IPV6_PKTINFO', ifindex: loopback },
        { name: 'IPV6_HOPOPTS', header },
        { name: 'IPV6_DONTFRAG', dontfrag: true },
      ],
    );
    const flow = got.find((item) => item.name === 'IPV6_FLOWINFO');
    // 20 bits are the flow label, which the kernel chooses.
    expect((flow?.flowinfo ?? 0) >>> 20).toBe(8);
    const received = got.find((item) => item.name === 'IPV6_HOPOPTS');
    // The first byte of the header names the next one: UDP.
    expect(received?.header.subarray(1)).toEqual(header.subarray(1));
    expect(got.filter((item) => item !== flow && item !== received)).toEqual([
      { name: 'IPV6_PKTINFO', addr: '::1', ifindex: loopback },
      { name: 'IPV6_HOPLIMIT', hoplimit: 33 },
      { name: 'IPV6_TCLASS', tclass: 8 },
      { name: 'IPV6_ORIGDSTADDR', address: pair[1].getsockname() },
    ]);
  });

  it('errors of datagrams that nobody took', async () => {
    const error = { errno: 111, info: 0, data: 0 };
    const four = await refused(flavour, inetDatagram, IPPROTO_IP, socket.IP_RECVERR);
    expect(four).toEqual([{ ...error, name: 'IP_RECVERR', ...ICMP, offender: ['127.0.0.1', 0] }]);
    const six = await refused(flavour, inet6Datagram, IPPROTO_IPV6, socket.IPV6_RECVERR);
    expect(six).toEqual([{ ...error, name: 'IPV6_RECVERR', ...ICMP6, offender: ['::1', 0, 0, 0] }]);
  });

  it('time stamps, in nanoseconds since 1970', async () => {
    const stamps: bigint[] = [];
    const before = BigInt(Date.now()) * 1_000_000n;
    for (const option of [socket.SO_TIMESTAMP, socket.SO_TIMESTAMPNS]) {
      const [one] = await beside(sockets(flavour, inetDatagram), [[SOL_SOCKET, option]]);
      if (one?.name === 'SCM_TIMESTAMP' || one?.name === 'SCM_TIMESTAMPNS')
        stamps.push(one.time_ns);
    }
    const [from, to] = sockets(flavour, inetDatagram);
    const wanted = socket.SOF_TIMESTAMPING_RX_SOFTWARE | socket.SOF_TIMESTAMPING_SOFTWARE;
    to.setsockopt(SOL_SOCKET, socket.SO_TIMESTAMPING, wanted);
    // The kernel begins to stamp a while after the first socket of the machine has asked for it. Vitest's
    // timeout cannot end blocking calls, so the loop has its own.
    const end = Date.now() + 10_000;
    let both: DecodedMessage | undefined;
    while (both === undefined && Date.now() < end) [both] = await beside([from, to], []);
    if (both?.name === 'SCM_TIMESTAMPING') stamps.push(both.software_ns);
    expect(both).toMatchObject({ hardware_ns: 0n });
    expect(stamps).toHaveLength(3);
    for (const stamp of stamps) {
      expect(stamp - before).toBeGreaterThan(-20_000_000n);
      expect(stamp - before).toBeLessThan(20_000_000_000n);
    }
  });

  it('SO_TIMESTAMPING asks for the time when one message went', async () => {
    const [from, to] = sockets(flavour, inetDatagram);
    const report = socket.SOF_TIMESTAMPING_SOFTWARE | socket.SOF_TIMESTAMPING_OPT_CMSG;
    from.setsockopt(SOL_SOCKET, socket.SO_TIMESTAMPING, report);
    const flags = socket.SOF_TIMESTAMPING_TX_SOFTWARE;
    await beside([from, to], [], [{ name: 'SO_TIMESTAMPING', flags }]);
    const [, ancdata] = await from.recvmsg(100, ROOM, MSG_ERRQUEUE);
    const got = decode(ancdata);
    expect(got.map(({ name }) => name)).toContain('SCM_TIMESTAMPING');
    expect(got.find(({ name }) => name === 'IP_RECVERR')).toMatchObject({
      origin: socket.SO_EE_ORIGIN_TIMESTAMPING,
    });
  });

  it('how many were dropped before', async () => {
    const [from, to] = sockets(flavour, inetDatagram);
    to.setsockopt(SOL_SOCKET, socket.SO_RCVBUF, 1);
    // More than fit: the last datagram that fits carries the count of those dropped before it.
    for (let i = 0; i < 20; i++) await from.sendto(Buffer.alloc(500), to.getsockname());
    to.setsockopt(SOL_SOCKET, socket.SO_RXQ_OVFL, 1);
    const batch = new MessageBatch(20, 500);
    const taken = await to.recvmmsg_into(batch);
    const got = await beside([from, to], []);
    expect(got).toEqual([{ name: 'SO_RXQ_OVFL', dropped: 20 - taken }]);
  });

  it('UDP_SEGMENT goes, UDP_GRO comes', async () => {
    const [from, to] = sockets(flavour, inetDatagram);
    to.setsockopt(socket.SOL_UDP, socket.UDP_GRO, 1);
    const cut = encode([{ name: 'UDP_SEGMENT', size: 100 }]);
    await from.sendmsg([Buffer.alloc(250)], cut, 0, to.getsockname());
    const [data, ancdata] = await to.recvmsg(1000, ROOM);
    expect([data.length, decode(ancdata)]).toEqual([250, [{ name: 'UDP_GRO', size: 100 }]]);
  });

  it('Unix sockets: descriptors, who has sent them', async () => {
    const [a, b] = await pair(flavour, unixStream);
    for (const option of [socket.SO_PASSCRED, socket.SO_TIMESTAMP]) {
      b.setsockopt(SOL_SOCKET, option, 1);
    }
    const who = { pid: process.pid, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    const sent: SendableMessage[] = [
      { name: 'SCM_RIGHTS', fds: [a.fileno(), b.fileno()] },
      { name: 'SCM_CREDENTIALS', ...who },
    ];
    await a.sendmsg([hello], encode(sent));
    const got = decode((await b.recvmsg(10, ROOM))[1]);
    expect(got).toContainEqual({ name: 'SCM_CREDENTIALS', ...who });
    const rights = got.find((item) => item.name === 'SCM_RIGHTS');
    const fds = rights?.fds ?? [];
    expect(fds).toHaveLength(2);
    const copies = fds.map((fd) => closing(socket.socket({ fileno: fd })));
    expect(copies.map((copy) => copy.getsockname())).toEqual([a.getsockname(), b.getsockname()]);
  });
});

/** The source of the errors: an unreachable port. */
const ICMP = { origin: socket.SO_EE_ORIGIN_ICMP, type: 3, code: 3 };
const ICMP6 = { origin: socket.SO_EE_ORIGIN_ICMP6, type: 1, code: 4 };
