/** Moves that receive or accept. */
import type { Value } from '../steps.js';
import { accepted, bits } from './scenes.js';
import { drain } from './sending.js';
import { describe, isStream, type Sock, type World } from './world.js';

const SIZES = [0, 1, 2, 3, 10, 100, 5000] as const;

interface Wish {
  readonly size: number;
  readonly flags: readonly string[];
}

function wish(world: World, sock: Sock): Wish {
  const { dice } = world;
  const { kind } = sock.description;
  const names = ['MSG_PEEK', 'MSG_WAITALL', 'MSG_DONTWAIT', 'MSG_PEEK MSG_WAITALL'];
  names.push('MSG_PEEK MSG_DONTWAIT', 'MSG_WAITALL', 'MSG_DONTWAIT MSG_WAITALL');
  if (kind === 'tcp' || kind === 'unix') names.push('MSG_OOB', 'MSG_OOB MSG_DONTWAIT');
  if (dice.chance(0.02)) names.push('MSG_ERRQUEUE');
  const flags = dice.chance(0.6) ? [] : (dice.any(names) ?? '').split(' ');
  // If only an urgent byte is there, poll() waits, but a call for no bytes does not.
  const least = sock.description.urgent ? 1 : 0;
  return { size: Math.max(least, dice.pick(SIZES)), flags };
}

/** True if there are enough bytes, or if there will never be more. */
function isReady({ description }: Sock, { size, flags }: Wish): boolean {
  const { queued, ended, kind, urgent, listening } = description;
  if (listening) return true;
  if (flags.includes('MSG_OOB')) return true;
  if (urgent && flags.includes('MSG_WAITALL')) return false;
  const stream = kind === 'tcp' || kind === 'unix';
  return ended || (stream && flags.includes('MSG_WAITALL') ? queued >= size : queued > 0);
}

function takes(sock: Sock, { size, flags }: Wish): void {
  const { description } = sock;
  if (flags.includes('MSG_PEEK') || flags.includes('MSG_OOB')) return;
  const taken = isStream(sock) ? Math.min(size, description.queued) : 1;
  description.queued = Math.max(0, description.queued - taken);
  if (description.queued === 0) description.lines = 0;
}

/** The ways to receive, and the buffers that they fill. */
const FORMS: Readonly<Record<string, (world: World, sock: Sock, wish: Wish) => Value[]>> = {
  recv: (_, __, { size, flags }) => [size, ...optional(flags)],
  recvfrom: (_, __, { size, flags }) => [size, ...optional(flags)],
  recv_into: into,
  recvfrom_into: into,
  recvmsg: ({ dice }, _, { size, flags }) => [
    size,
    dice.pick([0, 24, 64] as const),
    bits(...flags),
  ],
  recvmsg_into: ({ dice }, sock, { size, flags }) => [
    { list: dice.chance(0.5) ? [{ room: size }] : [{ room: 1 }, { room: size }] },
    dice.pick([0, 24] as const),
    bits(...flags, ...truncation(dice.chance(0.2), sock)),
  ],
};

function into({ dice }: World, sock: Sock, { size, flags }: Wish): Value[] {
  const all = [...flags, ...truncation(dice.chance(0.2), sock)];
  const exact = dice.chance(0.5) ? 0 : Math.min(size, 2);
  return [{ room: size }, exact, bits(...all)];
}

/** On a stream, the flag discards bytes, and the buffer's contents are undefined. */
function truncation(wanted: boolean, sock: Sock): string[] {
  return wanted && !isStream(sock) ? ['MSG_TRUNC'] : [];
}

function optional(flags: readonly string[]): Value[] {
  return flags.length === 0 ? [] : [bits(...flags)];
}

export function receive(world: World): boolean {
  const { dice } = world;
  const full = world.some((sock) => sock.description.queued > 0 && !sock.description.listening);
  const sock = full !== undefined && dice.chance(0.5) ? full : world.some();
  if (sock === undefined) return false;
  const wanted = wish(world, sock);
  // When a sleeping sender wakes up depends on how much is read, so drain() reads everything.
  if (sock.description.peer?.full && sock.description.peer.writing !== null) return drain(world);
  // With promises, a call queues behind others of its direction and cannot fail before them.
  if (sock.description.reading !== null && wanted.flags.includes('MSG_OOB')) return false;
  const method = dice.any(Object.keys(FORMS)) ?? 'recv';
  const args = FORMS[method]?.(world, sock, wanted) ?? [];
  const named = method.startsWith('recvmsg') ? { as: [world.name('d')] } : {};
  const step = { call: `${sock.name}.${method}`, args, ...named };
  const ready =
    isReady(sock, wanted) || (wanted.flags.includes('MSG_DONTWAIT') && sock.limit === null);
  const made = world.waiting(sock, 'reading', ready, step);
  if (made) takes(sock, wanted);
  return made;
}

export function accept(world: World): boolean {
  const server = world.some(({ description }) => description.listening);
  if (server === undefined) return false;
  const { description } = server;
  const client = description.queued > 0;
  if (client && description.reading === null && world.dice.chance(0.8)) {
    accepted(world, server, lastClient(world, server));
    return true;
  }
  const name = world.name('s');
  const step = { call: `${server.name}.accept`, as: [name] };
  const made = world.waiting(server, 'reading', client, step);
  if (made && description.reading === null && client) description.queued--;
  if (made) world.add(name, describe(description.kind));
  return made;
}

function lastClient(world: World, server: Sock): Sock | undefined {
  return world.socks.find(({ description: { kind, peer, listening, bound } }) => {
    return kind === server.description.kind && peer === null && !listening && !bound;
  });
}
