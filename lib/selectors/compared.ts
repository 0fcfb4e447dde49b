/** Python's comparison of a number with any value. */
import { typeName } from '../python/types.js';

/** Throws what Python's `left operator right` raises if either operand is not a number. */
export function requireComparable(left: unknown, operator: string, right: unknown): void {
  const wrong = [left, right].some(
    (value) => !['number', 'bigint', 'boolean'].includes(typeof value),
  );
  if (!wrong) return;
  throw new TypeError(
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}
