/** Which class Python raises for which errno: one table. */
import { constants } from 'node:os';

const CLASS_OF: Readonly<Record<string, string>> = {
  EAGAIN: 'BlockingIOError',
  EWOULDBLOCK: 'BlockingIOError',
  EALREADY: 'BlockingIOError',
  EINPROGRESS: 'BlockingIOError',
  EPIPE: 'BrokenPipeError',
  ESHUTDOWN: 'BrokenPipeError',
  ECHILD: 'ChildProcessError',
  ECONNABORTED: 'ConnectionAbortedError',
  ECONNREFUSED: 'ConnectionRefusedError',
  ECONNRESET: 'ConnectionResetError',
  EEXIST: 'FileExistsError',
  ENOENT: 'FileNotFoundError',
  EINTR: 'InterruptedError',
  EISDIR: 'IsADirectoryError',
  ENOTDIR: 'NotADirectoryError',
  EACCES: 'PermissionError',
  EPERM: 'PermissionError',
  ESRCH: 'ProcessLookupError',
  ETIMEDOUT: 'TimeoutError',
};

// Errnos that Python's table has and Node's list of constants lacks.
const LINUX_ONLY: Readonly<Record<string, number>> =
  process.platform === 'linux' ? { ESHUTDOWN: 108 } : {};

/** @internal */
export function fillErrnoTable<C>(classes: Record<string, unknown>, table: Map<number, C>): void {
  const numbers: Readonly<Record<string, number>> = { ...LINUX_ONLY, ...constants.errno };
  for (const [name, className] of Object.entries(CLASS_OF)) {
    const number = numbers[name];
    if (number !== undefined) table.set(number, classes[className] as C);
  }
}
