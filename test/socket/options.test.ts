/** Every option that the module names: read and set as int and as bytes, or refused with a reason. */
import socket from 'pysocket';
import { afterAll, describe, expect, it } from 'vitest';
import { closing } from '../helpers/flavours.js';
import { givesLowestNumber, needKind } from '../helpers/kernel.js';
import { int32 } from '../helpers/native-order.js';

type Socket = InstanceType<typeof socket.socket>;

const constants = socket as unknown as Readonly<Record<string, number>>;
const { AF_INET, AF_INET6, AF_UNIX, IPPROTO_IP, IPPROTO_IPV6, IPPROTO_TCP, IPPROTO_UDP } = socket;
const { SOCK_DGRAM, SOCK_STREAM, SOL_SOCKET } = socket;

const INET_KINDS = [
  ['inet stream', AF_INET, SOCK_STREAM],
  ['inet dgram', AF_INET, SOCK_DGRAM],
  ['inet6 stream', AF_INET6, SOCK_STREAM],
  ['inet6 dgram', AF_INET6, SOCK_DGRAM],
] as const;
const STREAM_KINDS = [INET_KINDS[0], INET_KINDS[2]] as const;
const DATAGRAM_KINDS = [INET_KINDS[1], INET_KINDS[3]] as const;
const INET6_KINDS = [INET_KINDS[2], INET_KINDS[3]] as const;

const GROUPS = [
  {
    prefix: 'SO_',
    level: SOL_SOCKET,
    kinds: [...INET_KINDS, ['unix stream', AF_UNIX, SOCK_STREAM]] as const,
  },
  { prefix: 'IP_', level: IPPROTO_IP, kinds: INET_KINDS },
  { prefix: 'IPV6_', level: IPPROTO_IPV6, kinds: INET6_KINDS },
  { prefix: 'TCP_', level: IPPROTO_TCP, kinds: STREAM_KINDS },
  { prefix: 'UDP_', level: IPPROTO_UDP, kinds: DATAGRAM_KINDS },
] as const;

/** Options that may change between two readings. */
const CLOCKS = new Set(['TCP_TIMESTAMP']);

/** Python has no names for these. */
const UDP_OPTIONS: Readonly<Record<string, number>> = {
  UDP_CORK: 1,
  UDP_NO_CHECK6_TX: 101,
  UDP_NO_CHECK6_RX: 102,
  UDP_SEGMENT: 103,
  UDP_GRO: 104,
};
/** SO_ names that are options of other levels. */
const OTHER_LEVELS = /^SO_(J1939|VM_SOCKETS|HCI)_/;
/** Higher than any of the kernel's own numbers. */
const MOST_OPTIONS = 110;

/** Limits and kinds, not options. */
const OTHER_NUMBERS = /^(IP_DEFAULT_|IP_MAX_|IPV6_RTHDR_TYPE_)/;

/** Options without which the module would be useless. */
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

const refused = new Set<string>();
const fixed = new Set<string>();
const oneWay = new Set<string>();
const worked = new Set<string>();

const BUFFER_SIZES = new Set<number>([
  socket.SO_RCVBUF,
  socket.SO_SNDBUF,
  // SO_SNDBUFFORCE and SO_RCVBUFFORCE, with which the privileged exceed the machine's limits.
  32,
  33,
]);

/** The code of the OSError that the kernel returns, or null. */
function refusal(call: () => unknown): string | null {
  try {
    call();
    return null;
  } catch (error) {
    if (!(error instanceof socket.OSError) || error.errno === null) throw error;
    return error.code ?? String(error.errno);
  }
}

/** A value that the kernel accepts and shows, other than the current one. */
function findOther(sock: Socket, level: number, option: number, now: number): number | null {
  for (const value of [1, 0, 2, now + 1, 10, 600, 5000, 70_000]) {
    if (value === now) continue;
    if (refusal(() => sock.setsockopt(level, option, value)) !== null) continue;
    if (sock.getsockopt(level, option) !== now) return value;
  }
  return null;
}

/** Tests an option. Returns the reason for which it cannot be read, or null. */
function examine(sock: Socket, name: string, level: number, option: number): string | null {
  const reason = refusal(() => sock.getsockopt(level, option));
  if (reason !== null) return reason;

  const before = sock.getsockopt(level, option);
  const bytes = sock.getsockopt(level, option, 4);
  const now = sock.getsockopt(level, option);
  if (!Buffer.isBuffer(bytes)) throw new TypeError('with a length there are bytes');
  // Some options are shorter than an int, and are padded when read as one.
  const padded = Buffer.concat([bytes, Buffer.alloc(4)]).subarray(0, 4);
  if (CLOCKS.has(name)) {
    const [between = NaN] = new Int32Array(Uint8Array.from(padded).buffer);
    // Clocks wrap around, like sequence numbers.
    expect(Math.min((between - before) | 0, (now - between) | 0)).toBeGreaterThanOrEqual(0);
    fixed.add(name);
    return null;
  }
  expect(padded).toEqual(int32(now));

  const other = findOther(sock, level, option, now);
  if (other === null) {
    fixed.add(name);
    return null;
  }
  const shown = sock.getsockopt(level, option);
  // Linux reports twice the buffer size that was requested.
  const doubled = givesLowestNumber && level === SOL_SOCKET && BUFFER_SIZES.has(option);
  const restoring = doubled ? now / 2 : now;
  const refusedBack = refusal(() => sock.setsockopt(level, option, int32(restoring)));
  if (refusedBack !== null) {
    oneWay.add(`${name} (${refusedBack})`);
    return null;
  }
  expect(sock.getsockopt(level, option)).toBe(now);
  sock.setsockopt(level, option, int32(other));
  expect(sock.getsockopt(level, option)).toBe(shown);
  sock.setsockopt(level, option, restoring);
  expect(sock.getsockopt(level, option)).toBe(now);
  sock.setsockopt(level, option, BigInt(other));
  expect(sock.getsockopt(level, option)).toBe(shown);
  worked.add(name);
  return null;
}

describe.each(GROUPS)('$prefix', ({ prefix, level, kinds }) => {
  const named = Object.entries({ ...constants, ...UDP_OPTIONS }).filter(
    ([name]) => name.startsWith(prefix) && !OTHER_NUMBERS.test(name) && !OTHER_LEVELS.test(name),
  );

  describe.each(kinds)('%s', (_kind, family, type) => {
    it.each(named)('%s', (name, option) => {
      needKind(family, type);
      const reason = examine(closing(socket.socket(family, type)), name, level, option);
      if (reason !== null) refused.add(`${name} (${reason})`);
    });

    it('what has no name in Python', () => {
      needKind(family, type);
      const known = new Set(named.map(([, option]) => option));
      for (let option = 1; option < MOST_OPTIONS; option++) {
        if (known.has(option)) continue;
        const sock = socket.socket(family, type);
        examine(sock, `${prefix}${option}`, level, option);
        sock.close();
      }
    });
  });
});

afterAll(() => {
  const list = (names: Set<string>): string => [...names].join(' ');
  console.log(`options that were set, read back and restored: ${worked.size}: ${list(worked)}`);
  console.log(`set, but not back to what they were: ${list(oneWay)}`);
  console.log(`read only, or set to one value only: ${list(fixed)}`);
  console.log(`the kernel does not let read: ${list(refused)}`);
  for (const name of INDISPENSABLE) if (name in constants) expect(worked).toContain(name);
});
