/** Every option that the module names: read and set as int and as bytes, or refused with a reason. */
import socket from 'pysocket';
import { afterAll, describe, expect, it } from 'vitest';
import { closing } from '../helpers/flavours.js';

type Socket = InstanceType<typeof socket.socket>;

const constants = socket as unknown as Readonly<Record<string, number>>;
const { AF_INET, AF_INET6, AF_UNIX, IPPROTO_IP, IPPROTO_IPV6, IPPROTO_TCP, SOL_SOCKET } = socket;
const { SOCK_DGRAM, SOCK_STREAM } = socket;

const GROUPS = [
  {
    prefix: 'SO_',
    level: SOL_SOCKET,
    kinds: [
      [AF_INET, SOCK_STREAM],
      [AF_UNIX, SOCK_STREAM],
    ],
  },
  {
    prefix: 'IP_',
    level: IPPROTO_IP,
    kinds: [
      [AF_INET, SOCK_DGRAM],
      [AF_INET, SOCK_STREAM],
    ],
  },
  {
    prefix: 'IPV6_',
    level: IPPROTO_IPV6,
    kinds: [
      [AF_INET6, SOCK_DGRAM],
      [AF_INET6, SOCK_STREAM],
    ],
  },
  { prefix: 'TCP_', level: IPPROTO_TCP, kinds: [[AF_INET, SOCK_STREAM]] },
] as const;

/** Limits and kinds, not options. */
const OTHER_NUMBERS = /^(IP_DEFAULT_|IP_MAX_|IPV6_RTHDR_TYPE_)/;

/** Without these the module would be of no use. */
const INDISPENSABLE = [
  'SO_REUSEADDR',
  'SO_REUSEPORT',
  'SO_KEEPALIVE',
  'SO_BROADCAST',
  'SO_RCVBUF',
  'SO_SNDBUF',
  'SO_RCVLOWAT',
  'SO_OOBINLINE',
  'IP_TTL',
  'IP_TOS',
  'IP_MULTICAST_TTL',
  'IP_MULTICAST_LOOP',
  'IPV6_V6ONLY',
  'IPV6_UNICAST_HOPS',
  'IPV6_TCLASS',
  'TCP_NODELAY',
  'TCP_KEEPIDLE',
  'TCP_KEEPINTVL',
  'TCP_KEEPCNT',
  'TCP_CORK',
  'TCP_USER_TIMEOUT',
];

const refused: string[] = [];
const fixed: string[] = [];
const worked: string[] = [];

/** The code of the OSError that the kernel answers with, or null. */
function refusal(call: () => unknown): string | null {
  try {
    call();
    return null;
  } catch (error) {
    if (!(error instanceof socket.OSError) || error.errno === null) throw error;
    return error.code ?? String(error.errno);
  }
}

function packed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** A value other than the present one that the kernel takes and shows. */
function findOther(sock: Socket, level: number, option: number, now: number): number | null {
  for (const value of [1, 0, 2, now + 1, 10, 600, 5000, 70_000]) {
    if (value === now) continue;
    if (refusal(() => sock.setsockopt(level, option, value)) !== null) continue;
    if (sock.getsockopt(level, option) !== now) return value;
  }
  return null;
}

function examine(sock: Socket, name: string, level: number, option: number): string | null {
  const reason = refusal(() => sock.getsockopt(level, option));
  if (reason !== null) return reason;

  const now = sock.getsockopt(level, option);
  const bytes = sock.getsockopt(level, option, 4);
  if (!Buffer.isBuffer(bytes)) throw new TypeError('with a length there are bytes');
  // Some options are shorter than an int, and padded when they are read as one.
  expect(Buffer.concat([bytes, Buffer.alloc(4)]).subarray(0, 4)).toEqual(packed(now));

  const other = findOther(sock, level, option, now);
  if (other === null) {
    fixed.push(name);
    return null;
  }
  const shown = sock.getsockopt(level, option);
  // Linux shows twice the size of a buffer that was asked for.
  const restoring = /^SO_(RCV|SND)BUF$/.test(name) ? now / 2 : now;
  if (refusal(() => sock.setsockopt(level, option, packed(restoring))) === null) {
    expect(sock.getsockopt(level, option)).toBe(now);
    sock.setsockopt(level, option, packed(other));
    expect(sock.getsockopt(level, option)).toBe(shown);
    sock.setsockopt(level, option, restoring);
    expect(sock.getsockopt(level, option)).toBe(now);
    sock.setsockopt(level, option, BigInt(other));
    expect(sock.getsockopt(level, option)).toBe(shown);
  }
  worked.push(name);
  return null;
}

describe.each(GROUPS)('$prefix', ({ prefix, level, kinds }) => {
  const names = Object.keys(socket).filter(
    (name) => name.startsWith(prefix) && !OTHER_NUMBERS.test(name),
  );

  it('has names', () => {
    expect(names.length).toBeGreaterThan(10);
  });

  it.each(names)('%s', (name) => {
    const option = constants[name];
    if (option === undefined) throw new Error(`${name} is no number`);
    const reasons = new Set<string>();
    for (const [family, type] of kinds) {
      const reason = examine(closing(socket.socket(family, type)), name, level, option);
      if (reason === null) return;
      reasons.add(reason);
    }
    refused.push(`${name} (${[...reasons].join(', ')})`);
  });
});

afterAll(() => {
  console.log(`options that were set and read back: ${worked.length}`);
  console.log(`read only, or set to one value only: ${fixed.join(' ')}`);
  console.log(`the kernel does not let read: ${refused.join(' ')}`);
  for (const name of INDISPENSABLE) expect(worked).toContain(name);
});

describe('options that are no int', () => {
  it('SO_LINGER: two', () => {
    const sock = closing(socket.socket());
    const linger = Buffer.concat([packed(1), packed(77)]);
    sock.setsockopt(SOL_SOCKET, socket.SO_LINGER, linger);
    expect(sock.getsockopt(SOL_SOCKET, socket.SO_LINGER, 8)).toEqual(linger);
    expect(sock.getsockopt(SOL_SOCKET, socket.SO_LINGER)).toBe(1);
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
    const sock = closing(socket.socket());
    const name = sock.getsockopt(IPPROTO_TCP, socket.TCP_CONGESTION, 16);
    sock.setsockopt(IPPROTO_TCP, socket.TCP_CONGESTION, Buffer.from('reno'));
    expect(String(sock.getsockopt(IPPROTO_TCP, socket.TCP_CONGESTION, 16))).toMatch(/^reno\0/);
    expect(name).toHaveLength(16);
  });

  it('TCP_INFO: as much as is asked for', () => {
    const sock = closing(socket.create_server(['127.0.0.1', 0]));
    const info = sock.getsockopt(IPPROTO_TCP, socket.TCP_INFO, 1024) as Buffer;
    expect(info.length).toBeGreaterThan(100);
    // The state comes first; 10 is listening.
    expect(info[0]).toBe(10);
    expect(sock.getsockopt(IPPROTO_TCP, socket.TCP_INFO, 1)).toEqual(Buffer.of(10));
  });

  it('SO_RCVTIMEO ends a wait without a timeout, with the words of the kernel', () => {
    const [a] = socket.socketpair().map(closing);
    const limit = Buffer.alloc(16);
    limit.writeBigInt64LE(20_000n, 8);
    a?.setsockopt(SOL_SOCKET, socket.SO_RCVTIMEO, limit);
    expect(a?.getsockopt(SOL_SOCKET, socket.SO_RCVTIMEO, 16)).toHaveLength(16);
    expect(() => a?.recv(1)).toThrow(socket.BlockingIOError);
  });
});

describe('options have effects', () => {
  it('SO_BROADCAST allows to send to all', () => {
    const to = closing(socket.socket(AF_INET, SOCK_DGRAM));
    to.bind(['0.0.0.0', 0]);
    const all: [string, number] = ['127.255.255.255', (to.getsockname() as [string, number])[1]];
    const sock = closing(socket.socket(AF_INET, SOCK_DGRAM));
    expect(() => sock.sendto(Buffer.from('x'), all)).toThrow(socket.PermissionError);
    sock.setsockopt(SOL_SOCKET, socket.SO_BROADCAST, true);
    sock.sendto(Buffer.from('to all'), all);
    expect(to.recv(10).toString()).toBe('to all');
  });

  it('IP_ADD_MEMBERSHIP lets hear a group, IP_DROP_MEMBERSHIP ends it', () => {
    const group = '239.7.7.7';
    const member = Buffer.concat([socket.inet_aton(group), socket.inet_aton('127.0.0.1')]);
    const to = closing(socket.socket(AF_INET, SOCK_DGRAM));
    to.bind([group, 0]);
    const address: [string, number] = [group, (to.getsockname() as [string, number])[1]];
    const sock = closing(socket.socket(AF_INET, SOCK_DGRAM));
    sock.setsockopt(IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton('127.0.0.1'));
    to.setblocking(false);
    sock.sendto(Buffer.from('before'), address);
    expect(() => to.recv(10)).toThrow(socket.BlockingIOError);
    to.setsockopt(IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, member);
    sock.sendto(Buffer.from('during'), address);
    to.settimeout(20);
    expect(to.recv(10).toString()).toBe('during');
    to.setsockopt(IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, member);
    expect(() => to.setsockopt(IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, member)).toThrow(
      socket.OSError,
    );
  });
});
