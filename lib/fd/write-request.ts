/** The arguments of os.write() and os.writev(). */
import { toCInt } from '../python/arguments.js';
import { toBytes } from '../python/bytes.js';
import { takesFrom } from '../python/clinic.js';
import { bufferSequence } from './sequence.js';

/** Checks the arguments of write(). */
export function writeRequest(
  args: ArrayLike<unknown>,
): [fd: number, data: unknown, bytes: Uint8Array] {
  takesFrom('posix.write', [2, 2], args);
  const [given, data] = [args[0], args[1]];
  return [toCInt(given), data, toBytes(data)];
}

/** Checks the arguments of writev(). */
export function writevRequest(
  args: ArrayLike<unknown>,
): [fd: number, items: readonly unknown[], buffers: Uint8Array[]] {
  takesFrom('posix.writev', [2, 2], args);
  const fd = toCInt(args[0]);
  const { items, buffers } = bufferSequence('writev', args[1]);
  return [fd, items, buffers];
}
