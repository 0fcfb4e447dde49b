// Calls with and without keywords, while all objects inherit a property with the name of a keyword.
// Prints the outcome of each call: {property: {call: outcome}}, where '' means no property.
const { writeSync } = require('node:fs');
const socket = require(process.argv[2]);

const { AF_INET, AF_UNIX, SOCK_STREAM } = socket;
const sent = Buffer.from('sent');

/** Each call creates what it needs and closes it. */
const CALLS = {
  socket: () => using(new socket.socket(), (sock) => [sock.family, sock.type, sock.proto]),
  'socket({})': () => using(new socket.socket({ type: SOCK_STREAM }), (sock) => [sock.family]),
  socketpair: () => withPair(({ a }) => [a.family, a.type]),
  create_server: () => using(socket.create_server(['127.0.0.1', 0]), (sock) => [sock.family]),
  'create_server({})': () =>
    using(socket.create_server(['127.0.0.1', 0], { backlog: 5 }), (sock) => [
      sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT ?? socket.SO_REUSEADDR),
      sock.gettimeout(),
    ]),
  create_connection: () =>
    using(socket.create_server(['127.0.0.1', 0]), async (server) =>
      using(await socket.create_connection(server.getsockname()), (sock) => [sock.gettimeout()]),
    ),
  'create_connection({})': async () =>
    using(socket.create_server(['127.0.0.1', 0]), async (server) =>
      using(await socket.create_connection(server.getsockname(), { timeout: 5 }), (sock) => [
        sock.gettimeout(),
      ]),
    ),
  getaddrinfo: async () => (await socket.getaddrinfo('127.0.0.1', 80)).length,
  'getaddrinfo({})': async () =>
    (await socket.getaddrinfo('127.0.0.1', 80, { family: AF_INET })).length,
  getfqdn: () => socket.getfqdn({}),
  fromfd: () =>
    withPair(({ a }) => using(socket.fromfd(a.fileno(), AF_UNIX, SOCK_STREAM), (b) => [b.proto])),
  recv_into: () =>
    withPair(async ({ a, b }) => {
      await a.sendall(sent);
      const into = Buffer.alloc(4);
      return [await b.recv_into(into, { flags: socket.MSG_PEEK }), await b.recv_into(into)];
    }),
  'recv_into({})': () => withPair(({ b }) => b.recv_into({ nbytes: 1 })),
  recvfrom_into: () => withPair(({ b }) => b.recvfrom_into({ flags: 0 })),
  sendall: () => withPair(({ a }) => a.sendall(sent)),
  sendmsg_afalg: () => withPair(({ a }) => a.sendmsg_afalg({ msg: [sent] })),
  sendfile: () => withPair(({ a }) => a.sendfile({ offset: 0 })),
  send_fds: () =>
    withPair(async ({ a, b }) => {
      await socket.send_fds(a, [sent], [a.fileno()]);
      const [bytes, fds] = await socket.recv_fds(b, 10, 1);
      fds.forEach((fd) => socket.close(fd));
      return [bytes.length, fds.length];
    }),
  makefile: () =>
    withPair(({ a }) => usingFile(a.makefile(), (file) => [String(file), file.errors])),
  'makefile({})': () =>
    withPair(({ a }) => usingFile(a.makefile('w', { newline: '' }), (file) => [String(file)])),
  reconfigure: () =>
    withPair(({ a }) =>
      usingFile(a.makefile('w'), async (file) => {
        await file.reconfigure({ line_buffering: true });
        await file.reconfigure({});
        return [file.encoding, file.errors, file.line_buffering, file.write_through];
      }),
    ),
};

async function using(sock, act) {
  try {
    return await act(sock);
  } finally {
    sock.close();
  }
}

const usingFile = async (file, act) => {
  try {
    return await act(file);
  } finally {
    await file.close();
  }
};

async function withPair(act) {
  const [a, b] = socket.socketpair();
  a.settimeout(5);
  b.settimeout(5);
  try {
    return await act({ a, b });
  } finally {
    a.close();
    b.close();
  }
}

const outcome = async (call) => {
  try {
    return JSON.stringify(await call()) ?? 'undefined';
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

if (!('send_fds' in socket)) delete CALLS.send_fds;

/** The names of all keywords, each with a value that would do harm as one. */
const INHERITED = {
  address: ['127.0.0.1', 1],
  all_errors: true,
  assoclen: 3,
  backlog: 'x',
  buffer: Buffer.alloc(2),
  buffering: 0,
  bufsize: 1,
  count: 1,
  dualstack_ipv6: true,
  encoding: 'utf-16',
  errors: 'ignore',
  family: 99,
  fileno: 0,
  flags: 2,
  host: '127.0.0.2',
  iv: sent,
  line_buffering: true,
  maxfds: 0,
  msg: [sent],
  name: 'x',
  nbytes: 2,
  newline: '\r',
  offset: 2,
  op: 0,
  port: 1,
  proto: 99,
  read: () => Buffer.alloc(0),
  reuse_port: true,
  signal: AbortSignal.abort(),
  source_address: ['127.0.0.3', 0],
  timeout: 0,
  type: 99,
  write_through: true,
};

/** Sets the property only during the calls, so that Node's own code does not see it. */
async function allOf(name) {
  const outcomes = {};
  for (const [title, call] of Object.entries(CALLS)) {
    const value = INHERITED[name];
    if (name !== '') {
      Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
    }
    const come = await outcome(call);
    delete Object.prototype[name];
    outcomes[title] = come;
  }
  return outcomes;
}

(async () => {
  const all = {};
  for (const name of ['', ...Object.keys(INHERITED)]) all[name] = await allOf(name);
  writeSync(1, JSON.stringify(all));
})();
