/** Python's module errno: the system's error numbers by name, and their names by number. */
import { native } from '../addon/binding.js';
import { newDict } from '../python/types.js';
import type { ErrnoName } from './errno-name.js';

/** The type of `errno`. A name that this system lacks is absent. */
export type Errno = Readonly<Record<ErrnoName, number>> & {
  /** `errno.errorcode`: the name of each number. If several names share a number, it has the same one as Python. */
  readonly errorcode: Readonly<Record<number, string>>;
};

/** Names that share a number with another name, and are not in Python's errorcode. */
const SECOND: ReadonlySet<string> = new Set(['EWOULDBLOCK', 'EDEADLK', 'EOPNOTSUPP']);

function makeErrno(): Errno {
  const numbers = native.errnos;
  const errorcode = newDict<Record<number, string>>();
  for (const [name, number] of Object.entries(numbers)) {
    if (!(number in errorcode) || !SECOND.has(name)) errorcode[number] = name;
  }
  // On Windows, Python's errorcode has Winsock's own names where there are any.
  for (const [name, number] of Object.entries(numbers)) {
    if (name.startsWith('WSA')) errorcode[number] = name;
  }
  // Every name is declared, because only the run time knows which of them the system has.
  return Object.freeze({ ...numbers, errorcode: Object.freeze(errorcode) }) as Errno;
}

/**
 * Python's `import errno`: `errno.ECONNREFUSED` is the number in `error.errno`, and
 * `errno.errorcode[error.errno]` is its name, as in `error.code`. See Python's errno and errno(3).
 */
export const errno: Errno = makeErrno();
