/** Checks the counts that a subclass of socket returns for bytes received or sent, as CPython does. */
import { OSError, ValueError } from '../../python/errors.js';
import { toIndex } from '../../python/arguments.js';

const LONGEST = 2n ** 63n - 1n;

function isPlausible(count: unknown, room: number): count is number {
  return Number.isInteger(count) && (count as number) >= 0 && (count as number) <= room;
}

/** Python: PyNumber_AsSsize_t(count, PyExc_ValueError) */
function indexOf(count: unknown): bigint {
  const index = BigInt(toIndex(count));
  if (index <= LONGEST && index >= -LONGEST - 1n) return index;
  throw new ValueError("cannot fit 'int' into an index-sized integer");
}

/** Checks a count of readinto() for read() of the raw file. Null means that it would block. */
export function readCount(count: unknown, room: number): number | null {
  if (isPlausible(count, room)) return count;
  if (count === null || count === undefined) return null;
  const index = indexOf(count);
  if (isPlausible(Number(index), room)) return Number(index);
  throw new ValueError(`readinto returned ${index} outside buffer size ${room}`);
}

/** Checks a count of readinto() for a buffered reader. */
export function receivedCount(count: unknown, room: number): number | null {
  if (isPlausible(count, room)) return count;
  if (count === null || count === undefined) return null;
  let index: bigint;
  try {
    index = indexOf(count);
  } catch (cause) {
    throw Object.assign(new OSError('raw readinto() failed'), { cause });
  }
  return inRange('readinto', index, room);
}

/** Checks a count of write() for a buffered writer. Null means that it would block. */
export function sentCount(count: unknown, size: number): number | null {
  if (isPlausible(count, size)) return count;
  if (count === null || count === undefined) return null;
  let index = -1n;
  try {
    index = indexOf(count);
  } catch {
    // CPython does not report the cause.
  }
  return inRange('write', index, size);
}

function inRange(call: 'readinto' | 'write', index: bigint, most: number): number {
  if (isPlausible(Number(index), most)) return Number(index);
  throw new OSError(
    `raw ${call}() returned invalid length ${index} (should have been between 0 and ${most})`,
  );
}
