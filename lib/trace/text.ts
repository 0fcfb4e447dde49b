/** Formats bytes, addresses and structures as text. */
import { constant, oneOf } from './names.js';

const ESCAPES: Readonly<Record<number, string>> = {
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

function isPrintable(byte: number): boolean {
  return byte >= 32 && byte < 127;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte < 58;
}

/** Formats bytes as a C string. They are the first of `size` bytes. */
export function quoted(bytes: Uint8Array, size = bytes.length): string {
  let text = '';
  bytes.forEach((byte, at) => {
    const octal = byte.toString(8);
    const whole = isDigit(bytes[at + 1]) ? octal.padStart(3, '0') : octal;
    text += ESCAPES[byte] ?? (isPrintable(byte) ? String.fromCharCode(byte) : `\\${whole}`);
  });
  return `"${text}"${size > bytes.length ? '...' : ''}`;
}

function host4(bytes: Uint8Array): string {
  return [...bytes].join('.');
}

/** Formats an IPv6 address as in RFC 5952: the longest run of at least two zero groups becomes `::`. */
function host6(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  const groups = Array.from({ length: 8 }, (_, at) => view.getUint16(2 * at).toString(16));
  const runs = [...groups.join(':').matchAll(/(?<![^:])0(:0)+(?![^:])/g)].map(([run]) => run);
  const [longest] = runs.sort((a, b) => b.length - a.length);
  if (longest === undefined) return groups.join(':');
  const all = groups.join(':');
  const at = all.search(new RegExp(`(?<![^:])${longest}(?![^:])`));
  const [before, after] = [all.slice(0, at), all.slice(at + longest.length)];
  return `${before.replace(/:$/, '')}::${after.replace(/^:/, '')}`;
}

function path(bytes: Uint8Array): string {
  if (bytes.length === 0) return '""';
  // An abstract name has no terminator. strace(1) writes an @ for its leading NUL.
  if (bytes[0] === 0) return `@${quoted(bytes.subarray(1))}`;
  const end = bytes.indexOf(0);
  return quoted(end < 0 ? bytes : bytes.subarray(0, end));
}

function isBsd(): boolean {
  return process.platform === 'darwin';
}

/** Returns the parts of an address without its family. */
function partsOf(family: number, bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (family === constant('AF_INET') && bytes.length >= 8) {
    return [`"${host4(bytes.subarray(4, 8))}"`, String(view.getUint16(2))];
  }
  if (family === constant('AF_INET6') && bytes.length >= 24) {
    const scope = bytes.length >= 28 ? new Uint32Array(bytes.slice(24, 28).buffer)[0] : 0;
    const rest = [view.getUint32(4), scope ?? 0].map(String);
    return [`"${host6(bytes.subarray(8, 24))}"`, String(view.getUint16(2)), ...rest];
  }
  if (family === constant('AF_UNIX')) return [path(bytes.subarray(2))];
  return [quoted(bytes.subarray(2))];
}

/** Formats a struct sockaddr. `in`: an address that was passed to the call, which is shown with its family. */
export function address(bytes: Uint8Array, direction: 'in' | 'out'): string {
  if (bytes.length < 2) return 'NULL';
  const [first = 0, second = 0] = bytes;
  const family = isBsd() ? second : (new Uint16Array(bytes.slice(0, 2).buffer)[0] ?? first);
  const parts = partsOf(family, bytes);
  if (direction === 'in') return `{${[oneOf('AF_', family), ...parts].join(', ')}}`;
  const isPath = family === constant('AF_UNIX');
  return isPath ? (parts[0] ?? '') : `[${parts.join(', ')}]`;
}

export function integer(bytes: Uint8Array): number {
  return new Int32Array(bytes.slice(0, 4).buffer)[0] ?? 0;
}

function longs(bytes: Uint8Array): number[] {
  return Array.from(new BigInt64Array(bytes.slice(0, bytes.length & ~7).buffer), Number);
}

const LIMITS = new Set(['SO_RCVTIMEO', 'SO_SNDTIMEO']);

/** Formats the value of an option. size: the size that the call was given, or returned. */
export function optionValue(name: string, bytes: Uint8Array, size: number): string {
  if (bytes.length === 0) return size === 0 ? '""' : 'NULL';
  if (LIMITS.has(name) && bytes.length === 16) {
    const [seconds = 0, microseconds = 0] = longs(bytes);
    return `{tv_sec=${seconds}, tv_usec=${microseconds}}`;
  }
  if (name === 'SO_LINGER' && bytes.length === 8) {
    return `{l_onoff=${integer(bytes)}, l_linger=${integer(bytes.subarray(4))}}`;
  }
  if (bytes.length === 4) return String(integer(bytes));
  return quoted(bytes, size);
}
