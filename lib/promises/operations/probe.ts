/** Non-blocking queries about a descriptor. */
import { native } from '../../addon/binding.js';
import { EPIPE } from '../../addon/errno.js';
import { isTimeout } from '../../addon/result.js';
import { awaitWritable } from '../../addon/writable.js';

const { SO_ERROR = 0, SOL_SOCKET = 1 } = native.constants;

/** The shortest wait, in nanoseconds. */
const GLANCE = 1;

/** Whether poll(2) reports the descriptor as ready. The call itself finds any error. */
export function isWritable(fd: number): boolean {
  return !isTimeout(awaitWritable(fd, GLANCE));
}

const answer = new Int32Array(1);

/** Returns the value of a SOL_SOCKET option, or a native code. */
export function option(fd: number, name: number): number {
  const asked = native.getsockoptInt(fd, SOL_SOCKET, name, answer);
  return asked < 0 ? asked : (answer[0] ?? 0);
}

/** Like reason_after_sleep() in native/os/operation.h, for a call that has waited without a timeout. */
export function reasonAfterSleep(fd: number, result: number): number {
  if (result !== -EPIPE || process.platform !== 'linux') return result;
  const error = option(fd, SO_ERROR);
  return error > 0 ? -error : result;
}
