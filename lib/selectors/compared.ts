/** Python's comparison of a number with something, which need not be one. */
import { typeName } from '../python/types.js';

/** Throws what `left op right` raises when either of them is no number. */
export function requireComparable(left: unknown, operator: string, right: unknown): void {
  const wrong = [left, right].some(
    (value) => !['number', 'bigint', 'boolean'].includes(typeof value),
  );
  if (!wrong) return;
  throw new TypeError(
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}
