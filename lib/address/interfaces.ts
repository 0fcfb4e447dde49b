/** Network interfaces by name and by index. */
import { native } from '../addon/binding.js';
import { OSError, OverflowError } from '../python/errors.js';
import { fsdecode, toPathBytes } from '../python/filesystem-encoding.js';
import { takesNone, takesOne } from '../python/arguments.js';
import { failure } from '../addon/result.js';
import type { Integer } from '../python/types.js';

const UINT_MAX = 2n ** 32n - 1n;
const ULONG_MAX = 2n ** 64n - 1n;

/**
 * `if_nameindex()`
 *
 * Lists the network interfaces. See if_nameindex(3).
 *
 * @returns [index, name] of each
 * @throws OSError
 */
export function if_nameindex(): [index: number, name: string][] {
  takesNone('_socket.if_nameindex', arguments);
  const rows = native.ifNameindex();
  if (typeof rows === 'number') throw failure(rows, { syscall: 'if_nameindex' });
  return rows.map(([index, name]) => [index, fsdecode(name)]);
}

/**
 * `if_nametoindex(oname, /)`
 *
 * Finds the index of a network interface. See if_nametoindex(3).
 *
 * @param oname - the name, as text or as bytes
 * @returns the index
 * @throws OSError if no interface has the name; ValueError for a NUL, UnicodeEncodeError, TypeError
 */
export function if_nametoindex(oname: string | Uint8Array): number {
  takesOne('_socket.if_nametoindex', arguments);
  const index = native.ifNametoindex(toPathBytes(oname).toString('latin1'));
  if (index === 0) throw new OSError('no interface with this name');
  return index;
}

/**
 * `if_indextoname(if_index, /)`
 *
 * Finds the name of a network interface. See if_indextoname(3).
 *
 * @param if_index - the index
 * @returns the name
 * @throws OSError (ENXIO) if no interface has the index; OverflowError outside 32 bits, TypeError
 */
export function if_indextoname(if_index: Integer): string {
  takesOne('_socket.if_indextoname', arguments);
  const name = native.ifIndextoname(toInterfaceIndex(if_index));
  if (typeof name === 'number') throw failure(name, { syscall: 'if_indextoname' });
  return fsdecode(name);
}

/** An argument that CPython reads with PyLong_AsUnsignedLong. */
function toInterfaceIndex(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'bigint' && !(typeof value === 'number' && Number.isInteger(value))) {
    throw new TypeError('an integer is required');
  }
  const index = BigInt(value);
  if (index < 0n) throw new OverflowError("can't convert negative value to unsigned int");
  if (index > ULONG_MAX) {
    throw new OverflowError('Python int too large to convert to C unsigned long');
  }
  if (index > UINT_MAX) throw new OverflowError('index is too large');
  return Number(index);
}
