/** Moves with the files that makefile() returns. */
import type { Value } from '../steps.js';
import { payload } from './sending.js';
import { arrives } from './sending.js';
import { type File, isStream, type World } from './world.js';

const MODES = ['rb', 'wb', 'rwb', 'r', 'w', 'rw'] as const;

export function open(world: World): boolean {
  const sock = world.some((one) => isStream(one) && !one.description.listening);
  if (sock === undefined || world.files.length > 3) return false;
  const { dice } = world;
  const mode = dice.pick(MODES);
  const name = world.name('f');
  const binary = mode.endsWith('b');
  const keywords: Record<string, Value> = binary ? {} : { encoding: 'utf-8' };
  if (binary && dice.chance(0.3)) keywords['buffering'] = 0;
  else if (dice.chance(0.2)) keywords['buffering'] = dice.pick([1, 7, 4096] as const);
  if (!binary && dice.chance(0.3)) keywords['newline'] = dice.pick(['', '\n', '\r\n'] as const);
  world.call(`${sock.name}.makefile`, [mode], { keywords, as: [name] });
  world.files.push({ name, sock, mode, buffered: 0, lines: 0 });
  return true;
}

/** Reads a file, which takes everything that the socket has in one go. */
export function read(world: World): boolean {
  const { dice } = world;
  const file = dice.any(world.files.filter(({ mode }) => mode.includes('r')));
  if (file === undefined) return false;
  const { description } = file.sock;
  if (description.peer?.full && description.peer.writing !== null) return false;
  const size = dice.pick([0, 1, 3, 10] as const);
  const binary = file.mode.endsWith('b');
  const [method, args, ready] = dice.pick([
    ['read', [size], file.buffered + description.queued >= size],
    ['readline', [], file.lines + description.lines > 0],
    ['readline', [size], file.buffered + description.queued >= size],
    binary
      ? ['readinto', [{ room: size }], file.buffered + description.queued >= size]
      : ['read', [size], file.buffered + description.queued >= size],
    ['read', [], false],
    ['readlines', [], false],
  ] as [string, Value[], boolean][] as [
    [string, Value[], boolean],
    ...[string, Value[], boolean][],
  ]);
  const step = { call: `${file.name}.${method}`, args };
  const made = world.waiting(file.sock, 'reading', ready || description.ended, step);
  if (!made) return false;
  file.buffered = Math.max(0, file.buffered + description.queued - size);
  file.lines += description.lines - (method === 'readline' ? 1 : 0);
  if (file.buffered === 0) file.lines = 0;
  description.queued = 0;
  description.lines = 0;
  return true;
}

export function write(world: World): boolean {
  const { dice } = world;
  const file = dice.any(world.files.filter(({ mode }) => mode.includes('w')));
  if (file === undefined) return false;
  const { data, text, length } = payload(world);
  const binary = file.mode.endsWith('b');
  const content = binary ? data : text;
  const flush = dice.chance(0.5);
  const step = { call: `${file.name}.write`, args: [content] };
  const ready = !file.sock.description.full;
  const made = world.waiting(file.sock, 'writing', ready, step);
  if (!made) return false;
  if (flush && file.sock.description.writing === null) world.call(`${file.name}.flush`);
  if (flush) arrives(file.sock, undefined, binary ? length : text.length, text);
  return true;
}

export function other(world: World): boolean {
  const file = world.dice.any(world.files);
  if (file === undefined || world.isBusy(file.sock)) return false;
  if (world.dice.chance(0.4)) return closeFile(world, file);
  const method = world.dice.pick(['readable', 'writable', 'flush', 'fileno', 'seekable'] as const);
  world.call(`${file.name}.${method}`);
  return true;
}

function closeFile(world: World, file: File): boolean {
  world.call(`${file.name}.close`);
  if (world.dice.chance(0.3)) world.call(`${file.name}.read`, [1]);
  world.files = world.files.filter((one) => one !== file);
  return true;
}
