/** Python's select.poll(), where Python has it. */
import { WINSOCK } from '../addon/errno.js';
import { takesNone } from '../python/arguments.js';
import { publishWhere } from '../python/entry.js';
import { Poll } from './poll-object.js';

/**
 * `poll()`
 *
 * Makes a poll object. Not on Windows. Mirrors Python's select.poll().
 *
 * @returns the object, which watches nothing yet
 * @throws TypeError
 */
export function poll(): Poll {
  takesNone('select.poll', arguments);
  return new Poll();
}

publishWhere(!WINSOCK, exports as object, ['poll']);
