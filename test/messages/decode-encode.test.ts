/** decode() and encode() without a kernel: what they leave unchanged, and what they refuse. */
import socket, { type AncillaryInput } from 'pysocket';
import { decode, encode, type SendableMessage } from 'pysocket/messages';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { needMethod } from '../helpers/kernel.js';
import { int32, int64 } from '../helpers/native-order.js';

beforeEach(() => needMethod('recvmsg'));

const { IPPROTO_IP, IPPROTO_IPV6, SOL_SOCKET } = socket;
const [decodeAny, encodeAny] = [decode, encode] as unknown as ((...args: unknown[]) => unknown)[];

async function refusal(call: () => unknown): Promise<string> {
  const error = await raised(call);
  return `${error.name}: ${error.message}`;
}

/** Messages that encode() and then decode() return unchanged. */
const SENDABLE: SendableMessage[] = [
  { name: 'SCM_RIGHTS', fds: [0, 7, 2 ** 31 - 1] },
  { name: 'SCM_CREDENTIALS', pid: 1, uid: 2 ** 32 - 1, gid: 3 },
  { name: 'SO_MARK', mark: 2 ** 32 - 1 },
  { name: 'SO_PRIORITY', priority: 6 },
  { name: 'SCM_TXTIME', time_ns: 2n ** 64n - 1n },
  { name: 'SO_TIMESTAMPING', flags: 3 },
  { name: 'SCM_TS_OPT_ID', id: 5 },
  { name: 'IP_PKTINFO', ifindex: 3, spec_dst: '1.2.3.4', addr: '5.6.7.8' },
  { name: 'IP_TTL', ttl: 255 },
  { name: 'IP_TOS', tos: 0 },
  { name: 'IP_RETOPTS', options: Buffer.from([1, 1, 1, 0]) },
  { name: 'IPV6_PKTINFO', addr: 'fe80::1', ifindex: 3 },
  { name: 'IPV6_2292PKTINFO', addr: '::', ifindex: 0 },
  { name: 'IPV6_HOPLIMIT', hoplimit: -1 },
  { name: 'IPV6_TCLASS', tclass: 255 },
  { name: 'IPV6_FLOWINFO', flowinfo: 0x0fedcba9 },
  { name: 'IPV6_HOPOPTS', header: Buffer.alloc(8) },
  { name: 'IPV6_DSTOPTS', header: Buffer.alloc(8) },
  { name: 'IPV6_RTHDR', header: Buffer.alloc(8) },
  { name: 'IPV6_RTHDRDSTOPTS', header: Buffer.alloc(8) },
  { name: 'IPV6_DONTFRAG', dontfrag: true },
  { name: 'UDP_SEGMENT', size: 65_535 },
  { name: 'TLS_SET_RECORD_TYPE', record_type: 21 },
];

describe('encode() and decode()', () => {
  it.each(SENDABLE)('$name', (message) => {
    expect(decode(encode([message]))).toEqual([message]);
  });

  it('what may be left out', () => {
    expect(decode(encode([{ name: 'IP_PKTINFO' }, { name: 'IPV6_PKTINFO' }]))).toEqual([
      { name: 'IP_PKTINFO', ifindex: 0, spec_dst: '0.0.0.0', addr: '0.0.0.0' },
      { name: 'IPV6_PKTINFO', addr: '::', ifindex: 0 },
    ]);
  });

  it('take any iterable', () => {
    const items = encode(new Set<SendableMessage>([{ name: 'IP_TTL', ttl: 1 }]));
    expect(decode(new Set(items))).toEqual([{ name: 'IP_TTL', ttl: 1 }]);
    expect([decode([]), encode([])]).toEqual([[], []]);
  });
});

describe('decode()', () => {
  it('leaves what it does not know, and what is too short', () => {
    const items: AncillaryInput[] = [
      [SOL_SOCKET, 9999, Buffer.from('x')],
      [12_345, 1, Buffer.alloc(0)],
      [IPPROTO_IP, socket.IP_TTL, Buffer.alloc(0)],
      [IPPROTO_IP, socket.IP_PKTINFO, Buffer.alloc(11)],
      [IPPROTO_IPV6, socket.IPV6_PKTINFO, Buffer.alloc(19)],
      [IPPROTO_IP, socket.IP_RECVERR, Buffer.alloc(15)],
      [SOL_SOCKET, socket.SCM_TIMESTAMPNS, Buffer.alloc(7)],
    ];
    const got = decode(items);
    expect(got).toEqual(items);
    expect(got.map(({ name }) => name)).toEqual(Array(items.length).fill(undefined));
  });

  it('a TOS is a byte, or an int', () => {
    const byte = [IPPROTO_IP, socket.IP_TOS, Buffer.of(7)] as const;
    const int = [IPPROTO_IP, socket.IP_TOS, int32(7)] as const;
    expect(decode([byte, int])).toEqual([
      { name: 'IP_TOS', tos: 7 },
      { name: 'IP_TOS', tos: 7 },
    ]);
  });

  it('time stamps of 32-bit systems, and before 1970', () => {
    const { SCM_TIMESTAMP, SCM_TIMESTAMPING, SCM_TIMESTAMPNS } = socket;
    const items = [
      [SOL_SOCKET, SCM_TIMESTAMP, int32(5, 7)],
      [SOL_SOCKET, SCM_TIMESTAMPNS, int64(-1n, 999_999_999n)],
      [SOL_SOCKET, SCM_TIMESTAMPING, int32(1, 2, 0, 0, 3, 4)],
    ] as const;
    expect(decode(items)).toEqual([
      { name: 'SCM_TIMESTAMP', time_ns: 5_000_007_000n },
      { name: 'SCM_TIMESTAMPNS', time_ns: -1n },
      { name: 'SCM_TIMESTAMPING', software_ns: 1_000_000_002n, hardware_ns: 3_000_000_004n },
    ]);
  });

  it('what Unix sockets, packets and netlink have', () => {
    const aux = Buffer.concat([int32(1, 60, 50), Buffer.from(Uint16Array.of(14, 28, 5, 6).buffer)]);
    expect(
      decode([
        [SOL_SOCKET, socket.SCM_PIDFD, int32(9)],
        [SOL_SOCKET, socket.SCM_SECURITY, Buffer.from('label')],
        [SOL_SOCKET, socket.SCM_WIFI_STATUS, int32(1)],
        [SOL_SOCKET, socket.SCM_TIMESTAMPING_PKTINFO, int32(2, 100, 0, 0)],
        [socket.SOL_PACKET, socket.PACKET_AUXDATA, aux],
        [socket.SOL_NETLINK, socket.NETLINK_PKTINFO, int32(3)],
        [socket.IPPROTO_TCP, socket.TCP_INQ, int32(77)],
        [IPPROTO_IP, socket.IP_RECVERR, Buffer.concat([int32(11), Buffer.alloc(12)])],
      ]),
    ).toEqual([
      { name: 'SCM_PIDFD', fd: 9 },
      { name: 'SCM_SECURITY', label: Buffer.from('label') },
      { name: 'SCM_WIFI_STATUS', acked: true },
      { name: 'SCM_TIMESTAMPING_PKTINFO', if_index: 2, pkt_length: 100 },
      {
        ...{ name: 'PACKET_AUXDATA', status: 1, len: 60, snaplen: 50 },
        ...{ mac: 14, net: 28, vlan_tci: 5, vlan_tpid: 6 },
      },
      { name: 'NETLINK_PKTINFO', group: 3 },
      { name: 'TCP_INQ', unread: 77 },
      {
        ...{ name: 'IP_RECVERR', errno: 11, origin: 0, type: 0, code: 0 },
        ...{ info: 0, data: 0, offender: null },
      },
    ]);
  });

  it('copies what it returns', () => {
    const bytes = Buffer.from('label');
    const [message] = decode([[SOL_SOCKET, socket.SCM_SECURITY, bytes]]);
    bytes.fill(0);
    expect(message).toEqual({ name: 'SCM_SECURITY', label: Buffer.from('label') });
  });

  it.each([
    [[], 'TypeError: decode() takes exactly one argument (0 given)'],
    [[5], 'TypeError: decode() argument 1 must be an iterable'],
    [
      [[1]],
      'TypeError: decode() argument 1 must be of [cmsg_level, cmsg_type, cmsg_data], not int',
    ],
    [[[[1, 2, 'x']]], "TypeError: a bytes-like object is required, not 'str'"],
    [[[[1, 2 ** 31, Buffer.of(1)]]], 'OverflowError: signed integer is greater than maximum'],
  ])('refuses %j', async (args, text) => {
    expect(await refusal(() => decodeAny?.(...args))).toBe(text);
  });
});

describe('encode()', () => {
  it('leaves what is ancillary data already', () => {
    const item: AncillaryInput = [1, 2, Buffer.from('x')];
    expect(encode([item])).toEqual([item]);
  });

  it.each([
    [{ name: 'UDP_GRO', size: 5 }, 'ValueError: UDP_GRO is only received'],
    [{ name: 'IP_RECVDSTADDR', addr: '' }, 'ValueError: this system has no IP_RECVDSTADDR'],
    [{ name: 'toString' }, 'ValueError: unknown message: toString'],
    [{}, 'ValueError: unknown message: undefined'],
    [7, 'TypeError: encode() argument 1 must be of messages, not int'],
    [null, 'TypeError: encode() argument 1 must be of messages, not None'],
    [{ name: 'UDP_SEGMENT', size: 65_536 }, 'OverflowError: size must be 0-65535'],
    [{ name: 'SO_MARK', mark: -1 }, 'OverflowError: mark must be 0-4294967295'],
    [{ name: 'IP_TTL', ttl: 2n ** 70n }, 'OverflowError: ttl must be -2147483648-2147483647'],
    [{ name: 'IP_TTL' }, "TypeError: 'undefined' object cannot be interpreted as an integer"],
    [
      { name: 'IP_PKTINFO', spec_dst: 'localhost' },
      'OSError: illegal IP address string passed to inet_pton',
    ],
    [
      { name: 'IPV6_HOPOPTS', header: 'text' },
      "TypeError: a bytes-like object is required, not 'str'",
    ],
  ])('refuses %o', async (message, text) => {
    expect(await refusal(() => encodeAny?.([message]))).toBe(text);
  });
});
