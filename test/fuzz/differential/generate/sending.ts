/** Moves that send. */
import type { Value } from '../steps.js';
import { bits } from './scenes.js';
import { isStream, type Sock, type World } from './world.js';

/** The data to send, and its length in bytes. */
export function payload(world: World): { data: Value; text: string; length: number } {
  const { dice } = world;
  if (dice.chance(0.1)) {
    const length = dice.pick([300, 2000, 4096, 9000] as const);
    return {
      data: { repeat: ['0123456789abcdef'[dice.below(16)] ?? 'x', length] },
      text: '',
      length,
    };
  }
  const words = [
    '',
    'x',
    'one',
    'line\n',
    'a\nb\n',
    'rest',
    'caf\u00c3\u00a9\r\n',
    '\u0000\u00ff',
    'longer text',
  ];
  const text = dice.any(words.slice(dice.chance(0.9) ? 1 : 0)) ?? 'x';
  return { data: { bytes: text }, text, length: text.length };
}

/** Records what the other end then has. */
export function arrives(sock: Sock, to: Sock | undefined, length: number, text = ''): void {
  const target = to?.description ?? sock.description.peer;
  if (target === null || target === undefined || target.listening) return;
  if (isStream(sock)) target.queued += length;
  else target.queued++;
  target.lines += text.split('\n').length - 1;
}

function flags(world: World, sock: Sock): string[] {
  const { dice } = world;
  const names = ['MSG_DONTWAIT', 'MSG_NOSIGNAL', 'MSG_MORE', 'MSG_EOR'];
  if (sock.description.kind === 'tcp' || sock.description.kind === 'unix') names.push('MSG_OOB');
  const chosen = dice.chance(0.75) ? [] : [dice.any(names) ?? 'MSG_DONTWAIT'];
  // The kernel decides when to deliver bytes that MSG_MORE delays.
  return chosen.filter(
    (name) => name !== 'MSG_MORE' || !['tcp', 'udp'].includes(sock.description.kind),
  );
}

function optional(names: readonly string[]): Value[] {
  return names.length === 0 ? [] : [bits(...names)];
}

export function send(world: World): boolean {
  const sock = world.some(({ description }) => !description.listening);
  if (sock === undefined) return false;
  const { data, text, length } = payload(world);
  const chosen = flags(world, sock);
  const method = world.dice.pick(['send', 'send', 'sendall'] as const);
  const step = { call: `${sock.name}.${method}`, args: [data, ...optional(chosen)] };
  const made = world.waiting(sock, 'writing', !sock.description.full, step);
  if (made && chosen.includes('MSG_OOB') && sock.description.peer)
    sock.description.peer.urgent = true;
  if (made) arrives(sock, undefined, length, text);
  return made;
}

export function sendto(world: World): boolean {
  const sock = world.some(({ description }) => !description.listening);
  const to = world.some(
    ({ description: { kind, bound } }) => bound && kind === sock?.description.kind,
  );
  if (sock === undefined || to === undefined) return false;
  const { data, text, length } = payload(world);
  const args = [data, ...optional(flags(world, sock)), { address: to.name }];
  const step = { call: `${sock.name}.sendto`, args };
  const made = world.waiting(sock, 'writing', !to.description.full, step);
  if (made) arrives(sock, to, length, text);
  return made;
}

export function sendmsg(world: World): boolean {
  const sock = world.some(({ description }) => !description.listening);
  if (sock === undefined) return false;
  const parts = Array.from({ length: 1 + world.dice.below(3) }, () => payload(world));
  const { kind } = sock.description;
  const to = world.some((other) => other.description.bound && other.description.kind === kind);
  const toward = !isStream(sock) && to !== undefined && world.dice.chance(0.4);
  const args: Value[] = [{ list: parts.map(({ data }) => data) }];
  if (toward) args.push([], bits(...flags(world, sock)), { address: to.name });
  else if (world.dice.chance(0.3)) args.push([], bits(...flags(world, sock)));
  const target = toward ? to : undefined;
  const step = { call: `${sock.name}.sendmsg`, args };
  const made = world.waiting(sock, 'writing', !sock.description.full, step);
  const text = parts.map((part) => part.text).join('');
  const length = parts.reduce((total, part) => total + part.length, 0);
  if (made) arrives(sock, target, length, text);
  return made;
}

/** Sends so much that the call must wait or fail. */
export function sendMuch(world: World): boolean {
  const sock = world.some(
    ({ description }) => description.kind === 'unix' && description.peer !== null,
  );
  if (sock === undefined || sock.limit === null || sock.description.listening) {
    return fill(world);
  }
  const step = { call: `${sock.name}.sendall`, args: [{ repeat: ['y', 600_000] }] };
  const made = world.waiting(sock, 'writing', false, step);
  if (made && sock.description.peer !== null) sock.description.peer.queued += 100_000;
  if (made) sock.description.full = true;
  return made;
}

function fill(world: World): boolean {
  const suitable = ['unix', 'unix dgram', 'seqpacket'];
  const sock = world.some((one) => {
    const { kind, peer, writing } = one.description;
    const calm = one.limit === null || one.limit === 0;
    return calm && suitable.includes(kind) && peer !== null && writing === null;
  });
  if (sock === undefined) return false;
  world.emit({ fill: sock.name });
  const { description } = sock;
  description.full = true;
  if (description.peer !== null) description.peer.queued += isStream(sock) ? 100_000 : 10;
  return true;
}

export function drain(world: World): boolean {
  const sock = world.some(({ description: { queued, reading } }) => queued > 0 && reading === null);
  if (sock === undefined || sock.description.listening) return false;
  world.emit({ drain: sock.name });
  sock.description.queued = 0;
  sock.description.lines = 0;
  if (sock.description.peer !== null) sock.description.peer.full = false;
  return true;
}
