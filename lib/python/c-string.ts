/** String arguments of C functions, as bytes: one char code per byte, as the natives take strings. */
import { types } from 'node:util';
import { ValueError } from './errors.js';
import { utf8encode } from './filesystem-encoding.js';
import { encodeIdna } from './idna.js';
import { clinicTypeName } from './types.js';

/** Returns the C string in bytes, which ends at the first NUL. */
export function cString(bytes: Uint8Array): string {
  const text = latin1(bytes);
  const nul = text.indexOf('\0');
  return nul < 0 ? text : text.slice(0, nul);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** An argument that CPython reads with the format "s". `refusal` is the error text for another type. */
export function toCString(refusal: string, value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`${refusal}, not ${clinicTypeName(value)}`);
  const bytes = utf8encode(value);
  if (value.includes('\0')) throw new ValueError('embedded null character');
  return latin1(bytes);
}

/** The first argument of a function that CPython reads with the format "et" and the codec 'idna'. */
export function toIdnaHost(caller: string, value: unknown): string {
  const refuse = (wanted: string) =>
    new TypeError(`${caller}() argument 1 must be ${wanted}, not ${clinicTypeName(value)}`);
  if (typeof value !== 'string' && !types.isUint8Array(value)) {
    throw refuse('str, bytes or bytearray');
  }
  const host = typeof value === 'string' ? encodeIdna(value) : latin1(value);
  if (host.includes('\0')) throw refuse('encoded string without null bytes');
  return host;
}
