// Every public function with the kinds of its arguments: mostly plausible values, since junk alone never
// gets past the first check.
import { devNull } from 'node:os';
import { sep } from 'node:path';
import fc from 'fast-check';
import socket from 'pysocket';
import { batches, described, outgoing } from './messages.mjs';
import {
  anything,
  hosts,
  keywords,
  mischief,
  numbers,
  recipe,
  strangeDescriptors,
  strings,
  views,
} from './values.mjs';

/** Paths that are not plain files. Windows cannot open folders. */
const FOLDERS = sep === '/' ? ['/', '/proc/self/status'] : [];

const value = (x) => recipe(fc.stringify(x), () => x);
const some = (...values) => fc.constantFrom(...values.map(value));
const mostly = (plausible, other = anything) =>
  fc.oneof({ weight: 3, arbitrary: plausible }, { weight: 1, arbitrary: other });

const named = (pattern) =>
  some(
    ...Object.keys(socket)
      .filter((name) => pattern.test(name))
      .map((name) => socket[name]),
  );

// No port on which another program may listen.
const ports = fc.oneof(
  some(0, '0', 1n, -1, 65536, 2 ** 31, 2n ** 70n, 1.5, null),
  fc.constantFrom('udp', 'udp6', 'listener').map((name) =>
    recipe(`the port of ${name}`, (world) => {
      try {
        return world.sockets[name].getsockname()[1];
      } catch {
        return 0;
      }
    }),
  ),
);

/** [host, port, ...], sometimes with getters for the parts. */
const pairs = fc
  .tuple(
    mostly(hosts, numbers),
    mostly(ports, views),
    fc.array(mostly(numbers), { maxLength: 3 }),
    mischief,
  )
  .map(([host, port, rest, m]) =>
    recipe(
      `[${fc.stringify(host)}, ${fc.stringify(port)}, ${fc.stringify(rest)}] {${m.text}}`,
      (world) => {
        const address = [host, port, ...rest].map((part) => part.make(world));
        if (m.text === 'nothing') return address;
        const [first] = address;
        return Object.defineProperty(address, 0, {
          get: () => {
            m.act(world);
            return first;
          },
        });
      },
    ),
  );

/** Objects that behave more or less like files, and the fuzzer's own descriptors. */
const files = fc.oneof(
  { weight: 1, arbitrary: anything.filter((x) => !/^-?[\d.]+n?$|true|false/.test(fc.stringify(x))) },
  { weight: 2, arbitrary: strangeDescriptors },
  { weight: 3, arbitrary: fc.constantFrom(process.execPath, devNull, ...FOLDERS).map((path) =>
    recipe(path, (world) => world.file(path))) },
  { weight: 4, arbitrary: fc
    .tuple(mischief, fc.constantFrom('read', 'fileno', 'seek', 'mode', 'fd'), anything, views, fc.nat(3))
    .map(([m, key, junk, data, pieces]) =>
      recipe(`file {${key}: ${fc.stringify(junk)}, ${fc.stringify(data)}} {${m.text}}`, (world) => {
        let left = pieces;
        const file = {
          read: () => (m.act(world), left-- > 0 ? data.make(world) : Buffer.alloc(0)),
          seek: () => m.act(world),
        };
        // Never one of the process's own descriptors, on which a read might wait forever.
        const value = junk.make(world);
        const isNumber = ['number', 'bigint', 'boolean'].includes(typeof value);
        file[key] = key === 'fd' && isNumber ? -1 : key === 'mode' ? value : () => (isNumber ? -1 : value);
        return file;
      })) },
); // prettier-ignore

const own = fc.constantFrom('listener', 'udp', 'udp6', 'named', 'stream').map((name) =>
  recipe(`the address of ${name}`, (world) => {
    try {
      return world.sockets[name].getsockname();
    } catch {
      return '';
    }
  }),
);

/** Addresses of other families: any number of names and numbers. */
const tuples = fc
  .array(fc.oneof(some('', 'lo', 'hash', '00:11:22:33:44:55', 1, 2, 3), anything), { maxLength: 6 })
  .map((parts) =>
    recipe(`[${fc.stringify(parts)}]`, (world) => parts.map((part) => part.make(world))),
  );

const addresses = fc.oneof(pairs, own, strings, views, tuples);

/** Arrays, generators that do mischief between two items, and values that are not lists. */
const lists = (item) =>
  fc.tuple(fc.array(item, { maxLength: 5 }), mischief, fc.nat(3)).map(([items, m, kind]) =>
    recipe(`list ${kind} of ${fc.stringify(items)} {${m.text}}`, (world) => {
      const made = items.map((part) => part.make(world));
      if (kind === 0) return new Set(made);
      if (kind > 1) return made;
      return (function* () {
        for (const part of made) {
          yield part;
          m.act(world);
        }
      })();
    }),
  );

const ownDescriptors = fc
  .array(fc.constantFrom('udp', 'stream', 'listener', 'named'), { maxLength: 4 })
  .map((names) =>
    recipe(`descriptors of ${names.join()}`, (world) => {
      const fds = names.map((name) => world.sockets[name].fileno()).filter((fd) => fd >= 0);
      return new Uint8Array(Int32Array.from(fds).buffer);
    }),
  );

const controlItems = fc
  .tuple(
    mostly(some(socket.SOL_SOCKET, socket.IPPROTO_IP, socket.IPPROTO_UDP), numbers),
    mostly(some(socket.SCM_RIGHTS, socket.SCM_CREDENTIALS, 8, 103), numbers),
    fc.oneof(ownDescriptors, views, anything),
    fc.array(anything, { maxLength: 1 }),
  )
  .map((parts) => {
    const [level, type, data, more] = parts;
    return recipe(fc.stringify(parts), (world) =>
      [level, type, data, ...more].map((part) => part.make(world)),
    );
  });

/** Copies, so that closing one does not affect the process. */
const copies = fc.constantFrom('udp', 'stream', 'listener', 'closed').map((name) =>
  recipe(`a copy of ${name}`, (world) => {
    const fd = world.sockets[name].fileno();
    if (fd < 0) return -1;
    const copy = socket.dup(fd);
    world.adopt(copy, true);
    return copy;
  }),
);

const ERROR_HANDLERS = [
  ...['strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass'],
  ...['xmlcharrefreplace'],
];

export const kinds = {
  any: anything,
  socket: mostly(
    fc
      .constantFrom('stream', 'udp', 'closed')
      .map((name) => recipe(name, (world) => world.sockets[name])),
  ),
  address: mostly(addresses),
  bytes: mostly(views),
  buffers: mostly(
    lists(fc.oneof({ weight: 5, arbitrary: views }, { weight: 1, arbitrary: anything })),
  ),
  batch: mostly(batches),
  messages: mostly(fc.oneof(batches, lists(outgoing(addresses, controlItems)))),
  described: mostly(lists(described)),
  ancdata: mostly(
    lists(fc.oneof({ weight: 5, arbitrary: controlItems }, { weight: 1, arbitrary: anything })),
  ),
  fds: mostly(fc.oneof(ownDescriptors, lists(copies), lists(numbers))),
  sock: mostly(
    fc
      .constantFrom('stream', 'unix', 'packets', 'udp', 'closed')
      .map((name) => recipe(name, (world) => world.sockets[name])),
  ),
  fd: fc.oneof(copies, strangeDescriptors, views),
  flags: mostly(fc.oneof(some(0), named(/^MSG_/))),
  family: mostly(fc.oneof(named(/^AF_/), some(-1))),
  type: mostly(fc.oneof(named(/^SOCK_/), some(-1))),
  proto: mostly(fc.oneof(some(0, -1), named(/^IPPROTO_/))),
  host: fc.oneof(
    hosts,
    numbers,
    views.filter((v) => !/Buffer|giant/.test(fc.stringify(v))),
    some(null),
  ),
  port: mostly(ports, numbers),
  level: mostly(fc.oneof(some(socket.SOL_SOCKET), named(/^(SOL_|IPPROTO_)/))),
  option: mostly(fc.oneof(named(/^(SO|IP|TCP|IPV6)_/))),
  optionValue: mostly(fc.oneof(some(0, 1, null, true), numbers, views)),
  size: mostly(fc.oneof(some(0, 1, 5, 100, 70_000, 300_000), numbers)),
  smallSize: mostly(some(0, 1, 5, 100, -1, 65_536), strings),
  timeout: mostly(some(null, 0, 0.001, -1, 1e-12, 1e9, 1e300)),
  how: mostly(named(/^SHUT_/)),
  // Any iterable of letters is a mode, and four billion items are read to the end, in Python too.
  mode: mostly(
    some('r', 'w', 'rw', 'rb', 'wb', 'rwb', '', 'rt'),
    anything.filter((arg) => !/giant|^array of 2 /.test(fc.stringify(arg))),
  ),
  // Not so large that only memory allocation is tested.
  buffering: mostly(some(-1, 0, 1, 2, 7, 8192, null, 2n ** 70n), views),
  encoding: mostly(
    some(...['utf-8', 'utf-16', 'utf-7', 'ascii', 'cp1252', 'gbk', 'euc_kr', 'nope', '', null]),
  ),
  errors: mostly(some(...ERROR_HANDLERS, 'nope', null)),
  newline: mostly(some('', '\n', '\r', '\r\n', 'x', null)),
  fileText: mostly(fc.oneof(strings, some('a\r\nb', 'é😀你', '\udc80'))),
  lines: mostly(some(['a', 'b'], [Buffer.from('x')], 'text', [], new Set([1]))),
  text: mostly(fc.oneof(strings, some('127.0.0.1', '::1', '1.2'))),
  number: mostly(numbers),
  file: files,
  pair: mostly(pairs),
  service: mostly(fc.oneof(strings, some('http', 'domain', 'tcp', 'udp'))),
};

function withKeywords(...names) {
  return keywords([...names, 'nonsense'], (name) => kinds[KEYWORD_KINDS[name] ?? 'any']);
}
const KEYWORD_KINDS = {
  buffer: 'bytes', nbytes: 'size', flags: 'flags', family: 'family', type: 'type', proto: 'proto',
  fileno: 'fd', fd: 'fd', address: 'address', timeout: 'timeout', source_address: 'address',
  host: 'host', port: 'port', backlog: 'number', inheritable: 'number', msg: 'buffers',
  op: 'number', iv: 'bytes', assoclen: 'number', sock: 'sock', buffers: 'buffers', fds: 'fds',
  bufsize: 'size', maxfds: 'number',
  count: 'size', file: 'file', name: 'host',
  mode: 'mode', buffering: 'buffering', encoding: 'encoding', errors: 'errors', newline: 'newline',
}; // prettier-ignore

const into = ['bytes', 'size', 'flags', withKeywords('buffer', 'nbytes', 'flags')];
const made = ['family', 'type', 'proto', 'fd', withKeywords('family', 'type', 'proto', 'fileno')];

const FILE_KEYWORDS = ['mode', 'buffering', 'encoding', 'errors', 'newline'];

export const METHODS = {
  makefile: ['mode', 'buffering', withKeywords(...FILE_KEYWORDS)], _decref_socketios: [],
  accept: [], _accept: [], bind: ['address'], close: [], connect: ['address'],
  connect_ex: ['address'], detach: [], dup: [], fileno: [], get_inheritable: [], getblocking: [],
  getpeername: [], getsockname: [], getsockopt: ['level', 'option', 'size'], gettimeout: [],
  listen: ['number'], recv: ['size', 'flags'], recv_into: into, recvfrom: ['size', 'flags'],
  recvfrom_into: into, recvmmsg_into: ['batch', 'flags'],
  sendmmsg: ['messages', 'flags', 'number'], recvmsg: ['size', 'size', 'flags'], recvmsg_into: ['buffers', 'size', 'flags'],
  sendmsg: ['buffers', 'ancdata', 'flags', 'address'],
  sendmsg_afalg: ['buffers', withKeywords('msg', 'op', 'iv', 'assoclen', 'flags')], send: ['bytes', 'flags'],
  sendall: ['bytes', 'flags'],
  sendfile: ['file', 'number', 'size', withKeywords('file', 'offset', 'count')],
  sendto: ['bytes', 'flags', 'address'], set_inheritable: ['number', withKeywords('inheritable')],
  ioctl: ['number', 'any'], share: ['number'],
  setblocking: ['any'], setsockopt: ['level', 'option', 'optionValue', 'number'],
  settimeout: ['timeout'], shutdown: ['how'], toString: [], [Symbol.dispose]: [],
  [Symbol.for('nodejs.util.inspect.custom')]: ['any'],
}; // prettier-ignore

/** Functions that query a name server even for numeric hosts, or that change the machine. */
const ON_ITS_OWN_MACHINE = {
  getfqdn: ['host', withKeywords('name')], gethostbyaddr: ['host'], gethostbyname_ex: ['host'],
  sethostname: ['text'],
}; // prettier-ignore
const apart = process.env.PYSOCKET_FUZZ_APART === '1';

/** The methods of files. Not every class has all of them. */
export const FILE_METHODS = {
  read: ['size'], read1: ['size'], readall: [], readinto: ['bytes'], readinto1: ['bytes'],
  readline: ['size'], readlines: ['size'], peek: ['size'], write: [fc.oneof(views, strings)],
  writelines: ['lines'], flush: [], close: [], detach: [], fileno: [], isatty: [], readable: [],
  writable: [], seekable: [], seek: ['number', 'number'], tell: [], truncate: ['number'],
  reconfigure: [withKeywords('encoding', 'errors', 'newline', 'line_buffering', 'write_through')],
  toString: [], [Symbol.iterator]: [], [Symbol.dispose]: [], [Symbol.asyncIterator]: [],
  [Symbol.asyncDispose]: [], [Symbol.for('nodejs.util.inspect.custom')]: ['any'],
}; // prettier-ignore

/** How files are opened. */
export const FILES = [
  ...[['rb', 0], ['rwb', 0], ['rb'], ['rb', 3], ['wb'], ['wb', 3], ['rwb'], ['rwb', 2]],
  ...[['r'], ['w', 5], ['rw'], ['rw', 8192, { encoding: 'gbk', errors: 'surrogateescape' }]],
  ...[['r', -1, { encoding: 'utf-16' }], ['rw', 1, { encoding: 'utf-7', newline: '\r\n' }]],
]; // prettier-ignore

export const FUNCTIONS = {
  attach_filter: ['sock', 'bytes'], fromshare: ['bytes'], CMSG_LEN: ['number'], CMSG_SPACE: ['number'],
  recv_fds: ['sock', 'size', 'number', 'flags', withKeywords('bufsize', 'maxfds')],
  send_fds: ['sock', 'buffers', 'fds', 'flags', 'address', withKeywords('buffers', 'fds')],
  SocketIO: ['socket', 'mode', withKeywords('sock', 'mode')],
  socket: made, SocketType: made, close: ['fd'], dup: ['fd'],
  create_connection: ['address', 'timeout', 'address', withKeywords('source_address', 'all_errors', 'timeout')],
  create_server: ['address', withKeywords('family', 'backlog', 'reuse_port', 'dualstack_ipv6')],
  fromfd: ['fd', 'family', 'type', 'proto', withKeywords('fd', 'family', 'type', 'proto')],
  getaddrinfo: ['host', 'port', 'family', 'type', 'proto', 'number', withKeywords('family', 'flags')],
  getdefaulttimeout: [], listen_fds: ['any', withKeywords('unset_environment')], gethostbyname: ['host'], gethostname: [],
  getnameinfo: ['pair', 'number'], getprotobyname: ['service'], getservbyname: ['service', 'service'],
  getservbyport: ['number', 'service'], ...(apart ? ON_ITS_OWN_MACHINE : {}), has_dualstack_ipv6: [], htonl: ['number'],
  if_indextoname: ['number'], if_nameindex: [], if_nametoindex: ['text'],
  htons: ['number'], inet_aton: ['text'], inet_ntoa: ['bytes'], inet_ntop: ['family', 'bytes'],
  inet_pton: ['family', 'text'], ntohl: ['number'], ntohs: ['number'],
  setdefaulttimeout: ['timeout'], socketpair: ['family', 'type', 'proto', withKeywords('family', 'type', 'proto')],
}; // prettier-ignore

/** Methods that create a descriptor and return its number, alone or as the first of two. */
export const MAKES_DESCRIPTORS = new Set(['dup', 'detach', '_accept']);

const INNER = new Set(['constructor', 'begin', 'applyMode', 'initialise', '_viewAs']);

/** Public callables that no table lists: methods, then functions. */
export function forgotten() {
  const methods = new Set();
  for (let p = socket.socket.prototype; p !== Object.prototype; p = Object.getPrototypeOf(p)) {
    for (const name of Object.getOwnPropertyNames(p)) {
      const { value: method } = Object.getOwnPropertyDescriptor(p, name);
      if (typeof method === 'function' && !INNER.has(name)) methods.add(name);
    }
  }
  const functions = Object.keys(socket).filter(
    (name) => typeof socket[name] === 'function' && !(socket[name].prototype instanceof Error),
  );
  return [
    ...[...methods].filter((m) => !(m in METHODS)),
    ...functions.filter((f) => !(f in FUNCTIONS)),
  ];
}

/** The public error classes, whose constructors accept anything. */
export const CLASSES = Object.keys(socket).filter(
  (name) => typeof socket[name] === 'function' && socket[name].prototype instanceof Error,
);

/** Arguments for a signature: all of them, fewer, or more. */
export function argumentsOf(signature) {
  const all = signature.map((kind) => (typeof kind === 'string' ? kinds[kind] : kind));
  const complete = fc.tuple(...all);
  return fc.oneof(
    { weight: 4, arbitrary: complete },
    {
      weight: 2,
      arbitrary: fc.tuple(complete, fc.nat(all.length)).map(([args, n]) => args.slice(0, n)),
    },
    // A value in place of a descriptor must not be one of the process's own numbers.
    { weight: 1, arbitrary: fc.tuple(complete, kinds.fd).map(([args, more]) => [...args, more]) },
  );
}
