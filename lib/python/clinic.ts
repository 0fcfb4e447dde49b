/** Arguments of functions that CPython writes in C, with the error texts of its Argument Clinic. */
import { refuseAbsent, refuseIfConstant } from './absent.js';
import { countGiven, hasKeywords } from './arguments.js';
import { newDict } from './types.js';

/** Returns the names of the keywords, or null if the last argument is not a plain object. */
export function keywordsOf(args: ArrayLike<unknown>): string[] | null {
  return hasKeywords(args) ? Object.keys(args[countGiven(args) - 1] as object) : null;
}

/** Checks positional arguments that all have defaults: "read expected at most 1 argument, got 2". */
export function takesUpTo(method: string, most: number, args: ArrayLike<unknown>): number {
  return args.length === 0 ? 0 : takesFrom(method, [0, most], args);
}

/** Like takesUpTo(), but some arguments are required. */
export function takesFrom(
  method: string,
  [least, most]: readonly [number, number],
  args: ArrayLike<unknown>,
): number {
  const count = countPositional(method, args);
  if (count >= least && count <= most) return count;
  const limit = count < least ? least : most;
  const bound = least === most ? '' : count < least ? 'at least ' : 'at most ';
  const plural = limit === 1 ? '' : 's';
  const name = method.replace(/.*\./, '');
  throw new TypeError(`${name} expected ${bound}${limit} argument${plural}, got ${count}`);
}

function countPositional(method: string, args: ArrayLike<unknown>): number {
  const keywords = keywordsOf(args);
  if (keywords === null) return countGiven(args);
  if (keywords.length > 0) throw new TypeError(`${method}() takes no keyword arguments`);
  return countGiven(args) - 1;
}

/** Binds arguments that may all be given by name. Those not given are undefined. */
export function bindNamed(
  name: string,
  parameters: readonly string[],
  required: number,
  args: ArrayLike<unknown>,
): Record<string, unknown> {
  refuseAbsent(name, args, parameters);
  const keywords = hasKeywords(args) ? (args[countGiven(args) - 1] as object) : null;
  const count = countGiven(args) - (keywords === null ? 0 : 1);
  const named = Object.entries(keywords ?? {}).filter(([, value]) => value !== undefined);
  const given = count + named.length;
  if (given > parameters.length) {
    const plural = parameters.length === 1 ? '' : 's';
    throw new TypeError(
      `${name}() takes at most ${parameters.length} ${count === 0 ? 'keyword ' : ''}argument${plural} (${given} given)`,
    );
  }
  const bound = newDict<Record<string, unknown>>();
  parameters.forEach((parameter, at) => {
    if (at < count) bound[parameter] = args[at];
  });
  for (const [keyword, value] of Object.entries(keywords ?? {})) {
    const at = parameters.indexOf(keyword);
    if (at < 0) throw new TypeError(`${name}() got an unexpected keyword argument '${keyword}'`);
    if (at < count) {
      throw new TypeError(
        `argument for ${name}() given by name ('${keyword}') and position (${at + 1})`,
      );
    }
    if (value === undefined) refuseIfConstant(name, keyword);
    else bound[keyword] = value;
  }
  const missing = parameters.findIndex(
    (parameter, at) => at < required && bound[parameter] === undefined,
  );
  if (missing < 0) return bound;
  throw new TypeError(
    `${name}() missing required argument '${parameters[missing]}' (pos ${missing + 1})`,
  );
}
