/** The sockets that a program starts with. */
import type { Value } from '../steps.js';
import { describe, type Description, type Kind, type Sock, type World } from './world.js';

export const TYPES: Readonly<Record<Kind, readonly [family: string, type: string]>> = {
  tcp: ['AF_INET', 'SOCK_STREAM'],
  unix: ['AF_UNIX', 'SOCK_STREAM'],
  seqpacket: ['AF_UNIX', 'SOCK_SEQPACKET'],
  'unix dgram': ['AF_UNIX', 'SOCK_DGRAM'],
  udp: ['AF_INET', 'SOCK_DGRAM'],
};
const LOCAL: Value = ['127.0.0.1', 0];

export function bits(...names: readonly string[]): Value {
  return { bits: names };
}

function typeOf(kind: Kind): Value[] {
  return TYPES[kind].map((name) => bits(name));
}

export function fresh(world: World, kind: Kind): Sock {
  const name = world.name('s');
  world.call('socket.socket', typeOf(kind), { as: [name] });
  if (kind === 'tcp') sendsAtOnce(world, name);
  return world.add(name, describe(kind));
}

/** The local address for a kind: any port, or a unique name. */
function local(world: World, kind: Kind): Value {
  return kind === 'udp' || kind === 'tcp' ? LOCAL : world.name('path');
}

export function bind(world: World, sock: Sock): void {
  world.call(`${sock.name}.bind`, [local(world, sock.description.kind)]);
  sock.description.bound = true;
}

function joined(kind: Kind): [Description, Description] {
  const left = describe(kind);
  const right = describe(kind, left);
  left.peer = right;
  return [left, right];
}

/** Two connected sockets. */
export function pair(world: World, kind: 'unix' | 'seqpacket' | 'unix dgram'): void {
  const names = [world.name('s'), world.name('s')] as const;
  const args = kind === 'unix' && world.dice.chance(0.5) ? [] : typeOf(kind);
  world.call('socket.socketpair', args, { as: names });
  const [left, right] = joined(kind);
  world.add(names[0], left);
  world.add(names[1], right);
}

export function listener(world: World, kind: 'tcp' | 'unix' | 'seqpacket'): Sock {
  if (kind === 'tcp' && world.dice.chance(0.5)) {
    const name = world.name('l');
    world.call('socket.create_server', [LOCAL], { as: [name] });
    sendsAtOnce(world, name);
    const description = { ...describe(kind), bound: true, listening: true };
    return world.add(name, description);
  }
  const sock = fresh(world, kind);
  bind(world, sock);
  world.call(`${sock.name}.listen`, world.dice.chance(0.5) ? [] : [5]);
  sock.description.listening = true;
  return sock;
}

/**
 * Nagle's algorithm delays bytes by a timer, and CPython waits in calls that fail at once here. With it,
 * the bytes that have arrived when the peer closes could differ. Accepted sockets inherit the option.
 */
function sendsAtOnce(world: World, name: string): void {
  world.call(`${name}.setsockopt`, [bits('IPPROTO_TCP'), bits('TCP_NODELAY'), 1]);
}

/** A client of a listener that waits to be accepted. */
export function client(world: World, server: Sock): Sock {
  const { kind } = server.description;
  server.description.queued++;
  const address = { address: server.name };
  if (kind === 'tcp' && world.dice.chance(0.3)) {
    const name = world.name('s');
    world.call('socket.create_connection', [address], { as: [name] });
    sendsAtOnce(world, name);
    return world.add(name, { ...describe(kind), bound: true });
  }
  const sock = fresh(world, kind);
  const limit = world.dice.pick([null, null, 0.05, 0] as const);
  if (limit !== null) world.limit(sock, limit);
  const way = world.dice.pick(['connect', 'connect_ex'] as const);
  world.call(`${sock.name}.${way}`, [address]);
  return sock;
}

/** A listener, a client and the socket that accept() returns. */
export function connection(world: World, kind: 'tcp' | 'unix' | 'seqpacket'): void {
  const server = listener(world, kind);
  const there = client(world, server);
  accepted(world, server, there);
}

export function accepted(world: World, server: Sock, there: Sock | undefined): void {
  const name = world.name('s');
  world.call(`${server.name}.accept`, [], { as: [name] });
  if (server.description.queued > 0) server.description.queued--;
  const here = describe(server.description.kind, there?.description ?? null);
  if (there !== undefined) there.description.peer = here;
  world.add(name, here);
}

/** Two datagram sockets with addresses, connected or not. */
export function datagrams(world: World, kind: 'udp' | 'unix dgram'): void {
  const [left, right] = [fresh(world, kind), fresh(world, kind)];
  bind(world, left);
  bind(world, right);
  const count = world.dice.pick([0, 0, 1, 2] as const);
  if (count > 0) connect(world, left, right);
  if (count > 1) connect(world, right, left);
}

export function connect(world: World, from: Sock, to: Sock): void {
  const way = world.dice.pick(['connect', 'connect_ex'] as const);
  world.call(`${from.name}.${way}`, [{ address: to.name }]);
  from.description.peer = to.description;
}

type Scene = (world: World) => void;

const SCENES: readonly (readonly [number, Scene])[] = [
  [4, (world) => pair(world, 'unix')],
  [2, (world) => pair(world, 'unix dgram')],
  [2, (world) => pair(world, 'seqpacket')],
  [4, (world) => connection(world, 'tcp')],
  [1, (world) => connection(world, 'unix')],
  [1, (world) => connection(world, 'seqpacket')],
  [3, (world) => datagrams(world, 'udp')],
  [2, (world) => datagrams(world, 'unix dgram')],
  [1, (world) => void listener(world, world.dice.pick(['tcp', 'unix'] as const))],
  [1, (world) => void fresh(world, world.dice.pick(['tcp', 'unix', 'udp', 'unix dgram'] as const))],
];

export function scene(world: World): void {
  world.dice.weighted(SCENES)?.(world);
}
