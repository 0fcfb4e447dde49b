/** Arguments of file methods that CPython writes in C, with its error texts. */
import { OverflowError } from '../python/errors.js';
import { typeName } from '../python/types.js';
import { countGiven, toIndex, toSsize } from '../python/arguments.js';
import { keywordsOf } from '../python/clinic.js';

const LONGEST = 2n ** 63n - 1n;

/** A size that may be None, which means no limit. */
export function toSizeOrNone(value: unknown): number {
  if (value === null || value === undefined) return -1;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value !== 'bigint' && typeof value !== 'boolean' && !Number.isInteger(value)) {
    throw new TypeError(`argument should be integer or None, not '${typeName(value)}'`);
  }
  const index = BigInt(toIndex(value));
  if (index > LONGEST || index < -LONGEST - 1n) {
    throw new OverflowError("cannot fit 'int' into an index-sized integer");
  }
  return Number(index);
}

/** A size that must be a number. */
export function toSize(value: unknown): number {
  return toSsize(value);
}

/** Counts the arguments of methods of the abstract classes, whose errors CPython words as "takes at most". */
export function takesAtMost(name: string, most: number, args: ArrayLike<unknown>): number {
  const keywords = keywordsOf(args);
  const count = countGiven(args) - (keywords === null ? 0 : 1);
  const given = count + (keywords?.length ?? 0);
  if (given > most) {
    throw new TypeError(
      `${name}() takes at most ${most} argument${most === 1 ? '' : 's'} (${given} given)`,
    );
  }
  return count;
}

/** Throws for the first keyword, because no such method takes any. */
export function refuseKeyword(name: string, args: ArrayLike<unknown>): void {
  const [keyword] = keywordsOf(args) ?? [];
  if (keyword === undefined) return;
  throw new TypeError(`${name}() got an unexpected keyword argument '${keyword}'`);
}
