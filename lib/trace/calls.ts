/**
 * Describes the words in the record of each system call, as arguments in the notation of strace(1). The names are
 * those of native/os/syscalls.inc. native/os/sys.h defines what is recorded.
 */
import { constant, flags, hex, oneOf } from './names.js';
import type { TraceRecord } from './record.js';
import { address, integer, optionValue, quoted } from './text.js';

type Describe = (record: TraceRecord) => string[];

const decimal = String;

function typeOf(type: number): string {
  const kind = type & 0xf;
  const rest = flags('SOCK_', type & ~0xf, { none: '' });
  return [oneOf('SOCK_', kind), rest].filter((part) => part !== '').join('|');
}

const messageFlags = (number: number): string => flags('MSG_', number);

const openFlags = (number: number): string => {
  const access = number & 3;
  const rest = flags('O_', number & ~3, { none: '', but: /^O_(ACCMODE|NDELAY|FSYNC|RSYNC)$/ });
  return [oneOf('O_', access, /^O_ACCMODE$/), rest].filter((part) => part !== '').join('|');
};

const LEVELS: Readonly<Record<string, string>> = {
  SOL_SOCKET: 'SO_',
  SOL_TCP: 'TCP_',
  SOL_IP: 'IP_',
  SOL_IPV6: 'IPV6_',
  SOL_UDP: 'UDP_',
  SOL_PACKET: 'PACKET_',
  SOL_NETLINK: 'NETLINK_',
  SOL_ALG: 'ALG_',
  SOL_TIPC: 'TIPC_',
};
/** Constants that have the prefix of an option, but are not options. */
const NO_OPTION = /^(SO_EE|SO_J1939|SO_VM|SO_ORIGINAL|IP_DEFAULT|IP_MAX|IP_OFFMASK|IPPORT)/;

/** Returns the name of a level. Bluetooth's levels are excluded: they share numbers with others and need no options. */
function levelName(number: number): string {
  return (
    Object.keys(LEVELS).find((name) => constant(name) === number) ??
    oneOf('SOL_', number, /^SOL_(HCI|L2CAP|RFCOMM|SCO)$/)
  );
}

function option(record: TraceRecord): string[] {
  const [fd, number, name, size] = [0, 1, 2, 3].map((at) => record.word(at)) as [
    number,
    number,
    number,
    number,
  ];
  const level = levelName(number);
  const prefix = LEVELS[level];
  const known = prefix === undefined ? decimal(name) : oneOf(prefix, name, NO_OPTION);
  return [decimal(fd), level, known, optionValue(known, record.data, size)];
}

/** Returns the transferred bytes, or 0x0 for a failed call. */
function moved(record: TraceRecord): string {
  return record.result < 0 ? hex(0) : quoted(record.data, record.result);
}

function sent(record: TraceRecord, size: number): string {
  return quoted(record.data, size);
}

const received =
  (sizeAt: number, ...rest: ((record: TraceRecord) => string)[]): Describe =>
  (record) => [
    decimal(record.word(0)),
    record.result < 0 ? '""' : moved(record),
    decimal(record.word(sizeAt)),
    ...rest.map((describe) => describe(record)),
  ];

const written: Describe = (record) => [
  decimal(record.word(0)),
  sent(record, record.word(1)),
  decimal(record.word(1)),
];

function parts(record: TraceRecord, bytes: number): string {
  return `{${record.word(1)} parts, ${record.total} bytes, ${quoted(record.data, bytes)}}`;
}

const readParts: Describe = (record) => [
  decimal(record.word(0)),
  parts(record, Math.max(record.result, 0)),
  decimal(record.word(1)),
];
const writtenParts: Describe = (record) => [
  decimal(record.word(0)),
  parts(record, record.total),
  decimal(record.word(1)),
];

const withFlags =
  (describe: Describe): Describe =>
  (record) => [
    ...describe(record),
    decimal(record.word(2)),
    record.word(3) === 8 ? 'RWF_NOWAIT' : hex(record.word(3)),
  ];

function message(record: TraceRecord, direction: 'in' | 'out'): string[] {
  const bytes = direction === 'in' ? record.total : Math.max(record.result, 0);
  const control = record.word(2);
  const fields = [
    `msg_name=${address(record.sockaddr, direction)}`,
    `msg_iov=${parts(record, bytes)}`,
    ...(control > 0 ? [`msg_controllen=${control}`] : []),
    ...(direction === 'out' && record.result >= 0
      ? [`msg_flags=${messageFlags(record.word(4))}`]
      : []),
  ];
  return [decimal(record.word(0)), `{${fields.join(', ')}}`, messageFlags(record.word(3))];
}

function messages(record: TraceRecord): string[] {
  const some =
    record.result > 0 ? `, ${record.total} bytes, ${quoted(record.data, record.total)}` : '';
  return [
    decimal(record.word(0)),
    `{${Math.max(record.result, 0)} messages${some}}`,
    decimal(record.word(1)),
    messageFlags(record.word(2)),
  ];
}

const given: Describe = (record) => [decimal(record.word(0)), address(record.sockaddr, 'in')];
const named: Describe = (record) => [decimal(record.word(0)), address(record.sockaddr, 'out')];

const pollEvents = (number: number): string => flags('POLL', number & 0xffff, { but: /^POLLMSG$/ });
const epollEvents = (number: number): string =>
  flags('EPOLL', number, { but: /^EPOLL_|^EPOLLMSG$/ });

function more(record: TraceRecord, shown: number, count: number): string {
  return record.rows.length > 0 && count > shown ? ', ...' : '';
}

/** Returns the rows of poll(2) with the requested events. */
function asked(record: TraceRecord): string {
  const rows: string[] = [];
  for (let at = 0; at < record.rows.length; at += 3) {
    rows.push(
      `{fd=${decimal(record.rows[at] ?? -1)}, events=${pollEvents(record.rows[at + 1] ?? 0)}}`,
    );
  }
  return `[${rows.join(', ')}${more(record, rows.length, record.word(0))}]`;
}

function answered(record: TraceRecord): string {
  if (record.result <= 0) return record.result === 0 ? ' (Timeout)' : '';
  const rows: string[] = [];
  for (let at = 0; at < record.rows.length; at += 3) {
    const events = record.rows[at + 2] ?? 0;
    if (events !== 0) {
      rows.push(`{fd=${decimal(record.rows[at] ?? -1)}, revents=${pollEvents(events)}}`);
    }
  }
  return ` ([${rows.join(', ')}${rows.length < record.result ? ', ...' : ''}])`;
}

function happened(record: TraceRecord): string {
  const rows: string[] = [];
  for (let at = 0; at < record.rows.length; at += 2) {
    const fd = decimal(record.rows[at] ?? -1);
    rows.push(`{events=${epollEvents(record.rows[at + 1] ?? 0)}, data=${fd}}`);
  }
  return `[${rows.join(', ')}${rows.length < record.result ? ', ...' : ''}]`;
}

const REQUEST = /^(SIOC|FIO|TIOC|TC|TUN)/;
let requests: ReadonlyMap<number, string> | undefined;

function requestName(number: number): string {
  requests ??= new Map(
    ['FIONBIO', 'FIONREAD', 'FIOASYNC', 'SIOCATMARK', 'TCGETS', 'SIOCGIFINDEX', 'SIOCGIFNAME']
      .concat(['TIOCGWINSZ', 'TIOCSWINSZ', 'TUNSETIFF', 'SIOCGIFADDR', 'SIOCGIFHWADDR'])
      .filter((name) => REQUEST.test(name))
      .flatMap((name): [number, string][] => {
        const request = constant(name);
        return request === undefined ? [] : [[request >>> 0, name]];
      }),
  );
  return requests.get(number >>> 0) ?? hex(number >>> 0);
}

function controlArguments(record: TraceRecord): string[] {
  const [fd, request, argument, size] = [0, 1, 2, 3].map((at) => record.word(at));
  const head = [decimal(fd ?? -1), requestName(request ?? 0)];
  if (record.data.length === 0) return size === 0 ? [...head, hex(argument ?? 0)] : head;
  if (size === 4) return [...head, `[${integer(record.data)}]`];
  return [...head, quoted(record.data, size)];
}

const COMMAND = /^F_(RDLCK|WRLCK|UNLCK|OK|OWNER|SEAL_|LOCK|TLOCK|TEST|ULOCK)/;
const NO_ARGUMENT = new Set(['F_GETFD', 'F_GETFL', 'F_GETOWN', 'F_GETSIG', 'F_GETPIPE_SZ']);

function command(record: TraceRecord): string[] {
  const name = oneOf('F_', record.word(1), COMMAND);
  const head = [decimal(record.word(0)), name];
  const argument = record.word(2);
  if (NO_ARGUMENT.has(name)) return head;
  if (name === 'F_SETFD') return [...head, flags('FD_', argument)];
  if (name === 'F_SETFL') return [...head, openFlags(argument)];
  return [...head, Number.isSafeInteger(argument) ? decimal(argument) : hex(argument)];
}

const SEEK = ['SEEK_SET', 'SEEK_CUR', 'SEEK_END'];

/** By their names in native/os/syscalls.inc. */
export const CALLS: Readonly<Record<string, Describe>> = {
  accept: named,
  accept4: (record) => [...named(record), flags('SOCK_', record.word(1))],
  bind: given,
  close: (record) => [decimal(record.word(0))],
  connect: given,
  epoll_create1: (record) => [flags('EPOLL_', record.word(0))],
  epoll_ctl: (record) => [
    decimal(record.word(0)),
    ['EPOLL_CTL_ADD', 'EPOLL_CTL_DEL', 'EPOLL_CTL_MOD'][record.word(1) - 1] ??
      decimal(record.word(1)),
    decimal(record.word(2)),
    `{events=${epollEvents(record.word(3))}, data=${decimal(record.word(4))}}`,
  ],
  epoll_wait: (record) => [
    decimal(record.word(0)),
    happened(record),
    ...[1, 2].map((at) => decimal(record.word(at))),
  ],
  eventfd2: (record) => [decimal(record.word(0)), flags('EFD_', record.word(1))],
  fcntl: command,
  fstat: (record) => [decimal(record.word(0))],
  getpeername: named,
  getsockname: named,
  getsockopt: option,
  ioctl: controlArguments,
  kevent: (record) => [0, 1, 2].map((at) => decimal(record.word(at))),
  kqueue: () => [],
  listen: (record) => [0, 1].map((at) => decimal(record.word(at))),
  lseek: (record) => [
    decimal(record.word(0)),
    decimal(record.word(1)),
    SEEK[record.word(2)] ?? decimal(record.word(2)),
  ],
  madvise: (record) => [hex(record.word(0)), decimal(record.word(1)), decimal(record.word(2))],
  openat: (record) => ['AT_FDCWD', quoted(record.data), openFlags(record.word(1))],
  pipe: (record) => [`[${record.word(0)}, ${record.word(1)}]`],
  pipe2: (record) => [`[${record.word(0)}, ${record.word(1)}]`, flags('O_', record.word(2))],
  poll: (record) => [asked(record), decimal(record.word(0)), decimal(record.word(1))],
  ppoll: (record) => [
    asked(record),
    decimal(record.word(0)),
    `{tv_sec=${record.word(1)}, tv_nsec=${record.word(2)}}`,
  ],
  pread64: received(1, (record) => decimal(record.word(2))),
  preadv2: withFlags(readParts),
  pwritev2: withFlags(writtenParts),
  read: received(1),
  readv: readParts,
  recvfrom: received(
    1,
    (record) => messageFlags(record.word(2)),
    (record) => address(record.sockaddr, 'out'),
  ),
  recvmmsg: messages,
  recvmsg: (record) => message(record, 'out'),
  sendfile: (record) => [
    decimal(record.word(0)),
    decimal(record.word(1)),
    `[${record.word(2)}] => [${record.word(3)}]`,
    decimal(record.word(4)),
  ],
  sendmmsg: messages,
  sendmsg: (record) => message(record, 'in'),
  sendto: (record) => [
    ...written(record),
    messageFlags(record.word(2)),
    address(record.sockaddr, 'in'),
  ],
  sethostname: (record) => [quoted(record.data, record.word(0)), decimal(record.word(0))],
  setsockopt: option,
  shutdown: (record) => [decimal(record.word(0)), oneOf('SHUT_', record.word(1))],
  socket: (record) => [
    oneOf('AF_', record.word(0)),
    typeOf(record.word(1)),
    decimal(record.word(2)),
  ],
  socketpair: (record) => [
    oneOf('AF_', record.word(0)),
    typeOf(record.word(1)),
    decimal(record.word(2)),
    `[${record.word(3)}, ${record.word(4)}]`,
  ],
  statx: (record) => [decimal(record.word(0)), '""', 'AT_EMPTY_PATH', hex(record.word(2))],
  uname: (record) => [`{nodename=${quoted(record.data)}}`],
  write: written,
  writev: writtenParts,
};

/** Returns the explanation that follows the result. */
export function explain(syscall: string, record: TraceRecord): string {
  if (syscall === 'poll' || syscall === 'ppoll') return answered(record);
  if (syscall !== 'fcntl' || record.result <= 0) return '';
  const name = oneOf('F_', record.word(1), COMMAND);
  if (name === 'F_GETFL') return ` (flags ${openFlags(record.result)})`;
  return name === 'F_GETFD' ? ` (flags ${flags('FD_', record.result)})` : '';
}
