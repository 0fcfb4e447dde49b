/** Python's module errno: the numbers of the system's errors by name, and their names by number. */
import { native } from '../addon/binding.js';
import { newDict } from '../python/types.js';
import type { ErrnoName } from './errno-name.js';

/** What `errno` is: a name that this system lacks is absent. */
export type Errno = Readonly<Record<ErrnoName, number>> & {
  /** `errno.errorcode`: the name of each number. Of names with one number it has the one that Python's has. */
  readonly errorcode: Readonly<Record<number, string>>;
};

/** Names that share a number with another one, which Python's errorcode does not have. */
const SECOND: ReadonlySet<string> = new Set(['EWOULDBLOCK', 'EDEADLK', 'EOPNOTSUPP']);

function makeErrno(): Errno {
  const numbers = native.errnos;
  const errorcode = newDict<Record<number, string>>();
  for (const [name, number] of Object.entries(numbers)) {
    if (!(number in errorcode) || !SECOND.has(name)) errorcode[number] = name;
  }
  // On Windows Python's has Winsock's own names, where there are any.
  for (const [name, number] of Object.entries(numbers)) {
    if (name.startsWith('WSA')) errorcode[number] = name;
  }
  // Every name is declared: which of them the system has is known at run time only.
  return Object.freeze({ ...numbers, errorcode: Object.freeze(errorcode) }) as Errno;
}

/**
 * Python's `import errno`: `errno.ECONNREFUSED` is the number that `error.errno` has, and
 * `errno.errorcode[error.errno]` its name, which `error.code` is too. See Python's errno and errno(3).
 */
export const errno: Errno = makeErrno();
