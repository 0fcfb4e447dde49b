/** Moves that change a socket's state: modes, options, addresses, shutdown and closing. */
import type { Value } from '../steps.js';
import { bind as bindLocally, bits, client, connect as connectTo, scene, TYPES } from './scenes.js';
import { ENDLESS, isStream, LIMITS, type Sock, type World } from './world.js';

export function mode(world: World): boolean {
  const sock = world.some();
  if (sock === undefined) return false;
  const { dice } = world;
  const endless = world.pending ? ([null, null, ENDLESS] as const) : ([null] as const);
  world.limit(sock, dice.chance(0.35) ? dice.pick(endless) : dice.pick(LIMITS));
  return true;
}

/** Changes the mode through another object on the same description. */
export function modeByDuplicate(world: World): boolean {
  const sock = world.some((one) => one.limit !== null && one.limit > 0 && !world.isBusy(one));
  if (sock === undefined || sock.limit === ENDLESS) return false;
  const twin = dup(world, sock);
  const { description } = sock;
  world.limit(twin, null);
  return description.listening ? tryAccept(world, sock) : tryReceive(world, sock);
}

/** A call made now waits as long as its own object says. */
function tryReceive(world: World, { name, description }: Sock): boolean {
  if (description.reading !== null) return true;
  world.call(`${name}.recv`, [3]);
  description.queued = Math.max(0, description.queued - (description.kind === 'tcp' ? 3 : 1));
  return true;
}

function tryAccept(world: World, { name, description }: Sock): boolean {
  if (description.reading !== null) return true;
  const conn = world.name('s');
  world.call(`${name}.accept`, [], { as: [conn] });
  description.queued = Math.max(0, description.queued - 1);
  return true;
}

/** Another object, for a copy of the descriptor or for the number itself. */
export function duplicate(world: World): boolean {
  const sock = world.some();
  if (sock === undefined || world.socks.length > 8) return false;
  if (world.dice.chance(0.6)) {
    dup(world, sock);
    return true;
  }
  const name = world.name('s');
  world.call('socket.socket', [], { keywords: { fileno: { number: sock.name } }, as: [name] });
  // The object assumes the module's default mode, which is to wait.
  world.add(name, sock.description, null, sock.number);
  return true;
}

function dup(world: World, sock: Sock): Sock {
  const name = world.name('s');
  if (world.dice.chance(0.8)) {
    world.call(`${sock.name}.dup`, [], { as: [name] });
    sock.description.nonblocking = sock.limit !== null;
    return world.add(name, sock.description, sock.limit);
  }
  const [family, type] = TYPES[sock.description.kind];
  const args = [{ number: sock.name }, bits(family), bits(type)];
  world.call('socket.fromfd', args, { as: [name] });
  return world.add(name, sock.description, null);
}

/** Another object for the number of a waiting call, which waits for a shorter time. */
export function beside(world: World): boolean {
  const sock = world.some(({ description }) => description.reading !== null);
  if (sock === undefined || sock.description.queued > 0 || sock.description.listening) return false;
  const name = world.name('s');
  world.call('socket.socket', [], { keywords: { fileno: { number: sock.name } }, as: [name] });
  const other = world.add(name, sock.description, null, sock.number);
  world.limit(other, world.dice.pick(LIMITS));
  world.call(`${name}.recv`, [1]);
  return true;
}

export function shutdown(world: World): boolean {
  const sock = world.some();
  if (sock === undefined) return false;
  const { dice } = world;
  const how = dice.pick(['SHUT_RD', 'SHUT_WR', 'SHUT_RDWR'] as const);
  world.call(`${sock.name}.shutdown`, [bits(how)]);
  const { description } = sock;
  if (how !== 'SHUT_WR') description.ended = true;
  if (how !== 'SHUT_RD' && description.peer !== null && isStream(sock)) {
    description.peer.ended = true;
  }
  return true;
}

/** Not while a call waits on the number, which is row 9 of README's table. */
export function close(world: World): boolean {
  const sock = world.some((one) => !world.isBusy(one));
  if (sock === undefined) return false;
  const shares = world.socks.filter((one) => one !== sock && one.number === sock.number);
  world.call(`${sock.name}.close`);
  if (world.dice.chance(0.3)) afterwards(world, sock);
  for (const other of shares) {
    // The number may soon belong to another socket, so the object releases it first.
    if (world.dice.chance(0.5)) afterwards(world, other);
    world.call(`${other.name}.detach`);
    world.forget(other);
  }
  world.forget(sock);
  const copies = world.socks.some((one) => one.description === sock.description);
  if (!copies && sock.description.peer !== null) sock.description.peer.ended = true;
  return true;
}

/** Calls on a socket whose descriptor is closed. */
function afterwards(world: World, sock: Sock): void {
  const calls: [string, Value[]][] = [
    ['recv', [1]],
    ['send', [{ bytes: 'x' }]],
    ['fileno', []],
    ['close', []],
    ['getsockname', []],
    ['settimeout', [0.02]],
    ['dup', []],
    ['shutdown', [bits('SHUT_RD')]],
    ['accept', []],
    ['detach', []],
  ];
  const [method, args] = world.dice.any(calls) ?? ['fileno', []];
  world.call(`${sock.name}.${method}`, args);
}

/** Detaches the descriptor from its object and gives it to another one, or closes it. */
export function detach(world: World): boolean {
  const sock = world.some((one) => !world.isBusy(one));
  const shared = world.socks.some((one) => one !== sock && one.number === sock?.number);
  if (sock === undefined || shared) return false;
  const number = world.name('d');
  world.call(`${sock.name}.detach`, [], { as: [number] });
  world.forget(sock);
  if (world.dice.chance(0.7)) {
    const name = world.name('s');
    world.call('socket.socket', [], { keywords: { fileno: { object: number } }, as: [name] });
    world.add(name, sock.description, null);
  } else {
    world.call('socket.close', [{ object: number }]);
  }
  return true;
}

const ASKS = [
  'getsockname',
  'getpeername',
  'gettimeout',
  'getblocking',
  'fileno',
  'get_inheritable',
] as const;

export function ask(world: World): boolean {
  const sock = world.some();
  if (sock === undefined) return false;
  world.call(`${sock.name}.${world.dice.pick(ASKS)}`);
  return true;
}

/** Linux's numbers, as not every Python has names for them. */
const [SO_TIMESTAMP, SO_PEEK_OFF, IP_RECVTTL, IP_PKTINFO] = [29, 42, 12, 8] as const;

const OPTIONS: readonly (readonly [
  level: string,
  name: string | number,
  values: readonly number[],
])[] = [
  ['SOL_SOCKET', 'SO_KEEPALIVE', [0, 1]],
  ['SOL_SOCKET', 'SO_BROADCAST', [0, 1]],
  ['SOL_SOCKET', 'SO_OOBINLINE', [0, 1]],
  ['SOL_SOCKET', 'SO_TYPE', []],
  ['SOL_SOCKET', 'SO_ERROR', []],
  ['SOL_SOCKET', 'SO_ACCEPTCONN', []],
  ['SOL_SOCKET', 'SO_DOMAIN', []],
  ['SOL_SOCKET', 'SO_PROTOCOL', []],
  ['SOL_SOCKET', SO_PEEK_OFF, [0, 2, -1]],
  ['SOL_SOCKET', SO_TIMESTAMP, [0, 1]],
  ['IPPROTO_IP', IP_RECVTTL, [0, 1]],
  ['IPPROTO_IP', IP_PKTINFO, [0, 1]],
  // Never 0: see scenes.ts. SO_PASSCRED is left out: with it, a send gives a Unix socket a name even if the
  // send has to wait, while CPython polls first.
  ['IPPROTO_TCP', 'TCP_NODELAY', [1]],
  ['IPPROTO_IP', 'IP_TTL', [1, 64, 300]],
];

export function option(world: World): boolean {
  const sock = world.some();
  if (sock === undefined) return false;
  const { dice } = world;
  const [level, name, values] = dice.any(OPTIONS) ?? ['SOL_SOCKET', 'SO_TYPE', []];
  // A call that sleeps in the kernel uses the value that was set when it began.
  if (name === SO_PEEK_OFF && sock.description.reading !== null) return false;
  const value = dice.any(values);
  const key = [bits(level), typeof name === 'number' ? name : bits(name)];
  if (value !== undefined) world.call(`${sock.name}.setsockopt`, [...key, value]);
  else world.call(`${sock.name}.getsockopt`, dice.chance(0.7) ? key : [...key, 4]);
  return true;
}

/** Binds and connects sockets, with or without an existing name. */
export function address(world: World): boolean {
  const { dice } = world;
  const sock = world.some((one) => !world.isBusy(one));
  if (sock === undefined) return false;
  const { kind, listening } = sock.description;
  if (dice.chance(0.3)) {
    bindLocally(world, sock);
    return true;
  }
  const other = world.some(({ description }) => description.kind === kind && description.bound);
  if (other === undefined || listening) return false;
  if (isStream(sock) || kind === 'seqpacket') {
    if (!other.description.listening || other.description.queued > 3) return false;
    client(world, other);
    return true;
  }
  connectTo(world, sock, other);
  return true;
}

export function another(world: World): boolean {
  if (world.socks.length > 5) return false;
  scene(world);
  return true;
}

export function rights(world: World): boolean {
  const families = ['unix', 'unix dgram', 'seqpacket'];
  const sock = world.some((one) => {
    const { kind, peer, writing } = one.description;
    return families.includes(kind) && peer !== null && writing === null && !one.description.full;
  });
  const passed = world.some();
  if (sock === undefined || passed === undefined) return false;
  const receiver = world.some((one) => one.description === sock.description.peer);
  const fds = { list: [{ number: passed.name }] };
  world.call('socket.send_fds', [{ object: sock.name }, { list: [{ bytes: 'fd' }] }, fds]);
  if (receiver === undefined || receiver.description.reading !== null) return true;
  if (receiver.limit === null && receiver.description.ended) return true;
  const number = world.name('d');
  world.call('socket.recv_fds', [{ object: receiver.name }, 10, 1], { as: [number] });
  const name = world.name('s');
  world.call('socket.socket', [], { keywords: { fileno: { object: number } }, as: [name] });
  world.add(name, passed.description, null);
  return true;
}
