/** sethostname(). */
import { types } from 'node:util';
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { lacking } from '../addon/lacking.js';
import { takesBetween } from '../python/arguments.js';
import { publishWhere } from '../python/entry.js';
import { toPathBytes } from '../python/filesystem-encoding.js';

const { sethostname: setName = lacking('sethostname') } = native;

/**
 * `sethostname(name, /)`
 *
 * Sets the name of this machine, of at most 64 bytes on Linux. Not on Windows. See sethostname(2).
 *
 * @param name - text, or bytes, which are used unchanged
 * @throws PermissionError (EPERM) if the process lacks the privilege, OSError (EINVAL) if the name
 * is too long; ValueError for text with a NUL, UnicodeEncodeError, TypeError
 */
export function sethostname(name: string | Uint8Array): null {
  takesBetween('', 'sethostname', 1, 1, arguments);
  // Bytes are used unchanged, including NULs.
  const bytes = types.isUint8Array(name) ? name : toPathBytes(name);
  check(setName(bytes), 'sethostname');
  return null;
}

publishWhere(native.sethostname !== undefined, exports as object, ['sethostname']);
