/** The last argument of ioctl() and fcntl(): a number, or memory. */
import { ValueError } from '../python/errors.js';
import { utf8encode } from '../python/filesystem-encoding.js';
import type { Bytes } from '../python/bytes.js';

/** The size of CPython's own buffer. */
const MOST_BYTES = 1024;

/** Returns a copy of a Buffer, which represents Python's bytes, or of text; null for anything else. */
export function toCopy(name: 'ioctl' | 'fcntl', value: unknown): Bytes | null {
  const bytes = typeof value === 'string' ? encoded(value) : value;
  return Buffer.isBuffer(bytes) ? copyOf(name, bytes) : null;
}

export function copyOf(name: 'ioctl' | 'fcntl', bytes: Uint8Array): Bytes {
  if (bytes.length > MOST_BYTES) throw new ValueError(`${name} string arg too long`);
  return Buffer.from(bytes);
}

/** Encodes text. Returns null if it cannot be encoded: Python does not treat such an argument as text. */
function encoded(text: string): Uint8Array | null {
  try {
    return Buffer.from(utf8encode(text));
  } catch {
    return null;
  }
}
