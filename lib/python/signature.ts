/** Binds arguments of functions that CPython writes in Python, with Python's error texts. */

import { refuseAbsent, refuseIfConstant } from './absent.js';
import { isPlainObject, newDict } from './types.js';
import { countGiven } from './arguments.js';

interface Shape {
  /** The name in Python's error texts: 'socket.accept', 'create_connection'. */
  name: string;
  positional: readonly string[];
  /** How many positional parameters have no default. */
  required: number;
  keywordOnly?: readonly string[];
  /** True for a method, whose error texts count self. */
  method?: boolean;
  /** True if a plain object as the last argument is an ordinary value, not keywords. */
  positionalOnly?: boolean;
}

function quotedList(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length < 3) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
}

/** Returns the values by name. Those not given are undefined. */
export function bind(shape: Shape, args: ArrayLike<unknown>): Record<string, unknown> {
  const { name, positional, required, keywordOnly = [], method = false } = shape;
  refuseAbsent(name, args, positional);
  let count = countGiven(args);
  const last = count > 0 ? args[count - 1] : undefined;
  const keywords = shape.positionalOnly !== true && isPlainObject(last) ? last : undefined;
  if (keywords !== undefined) count--;

  const bound = newDict<Record<string, unknown>>();
  for (let i = 0; i < Math.min(count, positional.length); i++) {
    const parameter = positional[i];
    if (parameter !== undefined) bound[parameter] = args[i];
  }
  for (const [keyword, value] of Object.entries(keywords ?? {})) {
    if (value === undefined) {
      refuseIfConstant(name, keyword);
      continue;
    }
    const at = positional.indexOf(keyword);
    if (at < 0 && !keywordOnly.includes(keyword)) {
      throw new TypeError(`${name}() got an unexpected keyword argument '${keyword}'`);
    }
    if (at >= 0 && at < count) {
      throw new TypeError(`${name}() got multiple values for argument '${keyword}'`);
    }
    bound[keyword] = value;
  }

  const self = method ? 1 : 0;
  if (count > positional.length) {
    const most = positional.length + self;
    const least = required + self;
    const range = least === most ? `${most}` : `from ${least} to ${most}`;
    const plural = least === most && most === 1 ? '' : 's';
    const given = count + self;
    const named = keywordOnly.filter((keyword) => bound[keyword] !== undefined).length;
    const all =
      named === 0
        ? `${given} ${given === 1 ? 'was' : 'were'}`
        : `${given} positional argument${given === 1 ? '' : 's'} (and ${named} keyword-only argument${named === 1 ? '' : 's'}) were`;
    throw new TypeError(`${name}() takes ${range} positional argument${plural} but ${all} given`);
  }
  const missing = positional
    .slice(0, required)
    .filter((parameter) => bound[parameter] === undefined);
  if (missing.length > 0) {
    const plural = missing.length === 1 ? '' : 's';
    throw new TypeError(
      `${name}() missing ${missing.length} required positional argument${plural}: ${quotedList(missing)}`,
    );
  }
  return bound;
}
