/** The arguments of recv_into() and recvfrom_into(): CPython's only socket calls with keywords. */
import { refuseAbsent, refuseIfConstant } from '../../python/absent.js';
import type { BytesLike } from '../../python/bytes.js';
import { ValueError } from '../../python/errors.js';
import { type Integer, isPlainObject, newDict } from '../../python/types.js';
import { countGiven, toSsize } from '../../python/arguments.js';

/** Keywords of recv_into() and recvfrom_into(). */
export interface BufferKeywords {
  buffer: BytesLike;
  nbytes?: Integer;
  flags?: Integer;
}

const PARAMETERS = ['buffer', 'nbytes', 'flags'] as const;

interface Given {
  buffer?: unknown;
  nbytes: unknown;
  flags: unknown;
}

export function bindBuffer(
  name: string,
  args: ArrayLike<unknown>,
  buffer: unknown,
  nbytes: unknown,
  flags: unknown,
): Given {
  refuseAbsent(name, args);
  const count = countGiven(args);
  if (count > PARAMETERS.length) {
    throw new TypeError(`${name}() takes at most 3 arguments (${count} given)`);
  }
  const last = count > 0 ? args[count - 1] : undefined;
  if (!isPlainObject(last)) {
    if (count === 0) throw missing(name);
    return { buffer, nbytes: nbytes ?? 0, flags: flags ?? 0 };
  }
  const given = newDict<Given>({ nbytes: 0, flags: 0 });
  for (let i = 0; i < count - 1; i++) {
    const parameter = PARAMETERS[i];
    if (parameter !== undefined) given[parameter] = args[i];
  }
  for (const [keyword, value] of Object.entries(last)) {
    const at = PARAMETERS.findIndex((parameter) => parameter === keyword);
    const parameter = PARAMETERS[at];
    if (parameter === undefined) {
      throw new TypeError(`${name}() got an unexpected keyword argument '${keyword}'`);
    }
    if (at < count - 1) {
      throw new TypeError(
        `argument for ${name}() given by name ('${keyword}') and position (${at + 1})`,
      );
    }
    if (value === undefined) refuseIfConstant(name, parameter);
    else given[parameter] = value;
  }
  if (given.buffer === undefined) throw missing(name);
  return given;
}

function missing(name: string): Error {
  return new TypeError(`${name}() missing required argument 'buffer' (pos 1)`);
}

export function toBufferSize(
  name: string,
  into: Uint8Array,
  nbytes: unknown,
  tooSmall: string,
): number {
  const size = toSsize(nbytes);
  if (size < 0) throw new ValueError(`negative buffersize in ${name}`);
  if (size > into.length) throw new ValueError(tooSmall);
  return size === 0 ? into.length : size;
}
