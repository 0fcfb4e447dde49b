/** Writes numbers as the names of their constants, like strace(1). */
import { native } from '../addon/binding.js';

type Table = Readonly<Record<string, number>>;

let known: Table | undefined;

/** All constants of sockets, poll(2), epoll(7), fcntl(2) and ioctl(2). */
function constants(): Table {
  known ??= {
    ...native.constants,
    ...native.pollConstants(),
    ...native.fdConstants?.(),
    // Constants that only this package uses, and does not export.
    ...(process.platform === 'linux'
      ? { SO_COOKIE: 57, SOL_IPV6: 41, MSG_WAITFORONE: 0x10000 }
      : {}),
  };
  return known;
}

export function constant(name: string): number | undefined {
  return constants()[name];
}

const tables = new Map<string, ReadonlyMap<number, string>>();

/** Returns the names with a prefix, by number. Of several names for a number the alphabetically first one counts. */
function namesOf(prefix: string, but: RegExp | null): ReadonlyMap<number, string> {
  const key = `${prefix} ${String(but)}`;
  const made = tables.get(key);
  if (made !== undefined) return made;
  const table = new Map<number, string>();
  const all = constants();
  for (const name of Object.keys(all).sort()) {
    const number = all[name];
    if (!name.startsWith(prefix) || but?.test(name) === true || number === undefined) continue;
    if (!table.has(number)) table.set(number, name);
  }
  tables.set(key, table);
  return table;
}

/** Returns the name of a number that is one of an enumeration. */
export function oneOf(prefix: string, number: number, but: RegExp | null = null): string {
  return namesOf(prefix, but).get(number) ?? String(number);
}

/** Returns the names of all flags in a number, joined by `|`. Bits without a name come last, in hexadecimal. */
export function flags(
  prefix: string,
  number: number,
  { none = '0', but = null }: { none?: string; but?: RegExp | null } = {},
): string {
  let rest = number >>> 0;
  const found: string[] = [];
  for (const [bits, name] of [...namesOf(prefix, but)].sort(([a], [b]) => (a >>> 0) - (b >>> 0))) {
    const unsigned = bits >>> 0;
    if (unsigned === 0 || (rest & unsigned) >>> 0 !== unsigned) continue;
    found.push(name);
    rest = (rest & ~unsigned) >>> 0;
  }
  if (rest !== 0) found.push(`0x${rest.toString(16)}`);
  return found.length === 0 ? none : found.join('|');
}

export function hex(number: number): string {
  return `0x${number.toString(16)}`;
}

/** Names of errnos for which strace(1) uses another name. */
const SECOND = new Set(['EWOULDBLOCK', 'EDEADLOCK', 'ENOTSUP']);
let errors: ReadonlyMap<number, string> | undefined;

export function errnoName(errno: number): string {
  errors ??= new Map(
    Object.entries(native.errnos)
      .filter(([name]) => !SECOND.has(name))
      .map(([name, number]) => [number, name]),
  );
  return errors.get(errno) ?? `E${errno}`;
}
