/** The events that a selector waits for. */
import { ValueError } from '../python/errors.js';
import { isTrue, repr, typeName } from '../python/types.js';

/** EVENT_READ, EVENT_WRITE, or both. */
export type EventMask = number;

/** `EVENT_READ`: there is something to read. Mirrors Python's selectors.EVENT_READ. */
export const EVENT_READ = 1;
/** `EVENT_WRITE`: there is room to write. Mirrors Python's selectors.EVENT_WRITE. */
export const EVENT_WRITE = 2;

const BOTH = EVENT_READ | EVENT_WRITE;

/** Throws if there is no event, or an unknown one. */
export function requireEvents(events: unknown): asserts events is EventMask {
  if (isTrue(events)) {
    const isInteger = Number.isInteger(events) || ['bigint', 'boolean'].includes(typeof events);
    if (!isInteger) {
      throw new TypeError(`unsupported operand type(s) for &: '${typeName(events)}' and 'int'`);
    }
    if ((BigInt(events as number) & ~BigInt(BOTH)) === 0n) return;
  }
  throw new ValueError(`Invalid events: ${repr(events)}`);
}
