/** Arguments of file methods that are written in C in CPython, with its texts. */
import { OverflowError } from '../python/errors.js';
import { typeName } from '../python/types.js';
import { countGiven, hasKeywords, toIndex, toSsize } from '../python/arguments.js';

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

/** Positional arguments with defaults: "read expected at most 1 argument, got 2". */
export function takesUpTo(method: string, most: number, args: ArrayLike<unknown>): void {
  if (args.length === 0) return;
  const count = positional(method, args);
  if (count > most) throw expected(method, 'most', most, count);
}

/** As takesUpTo(), with some that must be given. */
export function takesFrom(
  method: string,
  [least, most]: readonly [number, number],
  args: ArrayLike<unknown>,
): void {
  const count = positional(method, args);
  if (count < least) throw expected(method, 'least', least, count);
  if (count > most) throw expected(method, 'most', most, count);
}

/** Methods of the abstract classes that CPython parses in another way: "takes at most". */
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

/** The keyword that no such method knows. */
export function refuseKeyword(name: string, args: ArrayLike<unknown>): void {
  const [keyword] = keywordsOf(args) ?? [];
  if (keyword === undefined) return;
  throw new TypeError(`${name}() got an unexpected keyword argument '${keyword}'`);
}

function keywordsOf(args: ArrayLike<unknown>): string[] | null {
  return hasKeywords(args) ? Object.keys(args[countGiven(args) - 1] as object) : null;
}

function positional(method: string, args: ArrayLike<unknown>): number {
  const keywords = keywordsOf(args);
  if (keywords === null) return countGiven(args);
  if (keywords.length > 0) throw new TypeError(`${method}() takes no keyword arguments`);
  return countGiven(args) - 1;
}

function expected(method: string, bound: string, limit: number, count: number): Error {
  const plural = limit === 1 ? '' : 's';
  const name = method.replace(/.*\./, '');
  return new TypeError(`${name} expected at ${bound} ${limit} argument${plural}, got ${count}`);
}
