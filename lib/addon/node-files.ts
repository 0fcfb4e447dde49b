/**
 * Files, pipes and terminals where the addon has no calls for them: the runtime's own module fs
 * reads and writes them. On Windows their descriptors are numbers of the C library, and the runtime
 * has its own copy of that.
 */
import * as fs from 'node:fs';
import { OSError, systemError } from '../python/errors.js';
import { native } from './binding.js';

/**
 * Converts an error of fs to an OSError. Its errno is a negative number of libuv's, but its code is
 * a name that the system's errors share.
 */
function toOSError(error: unknown): unknown {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const errno = typeof code === 'string' ? native.errnos[code] : undefined;
  if (errno === undefined) return systemError(code) ?? error;
  // "EBADF: bad file descriptor, read"
  const [, text = ''] = /^\w+: ([^,]*)/.exec(String(message)) ?? [];
  return new OSError(errno, text.charAt(0).toUpperCase() + text.slice(1));
}

/** True for the end of a file. Windows has a separate error for a pipe whose other end is closed. */
function isEnd(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EOF';
}

/** Returns how many bytes were read. A null position means the file's current one. */
export function readNow(fd: number, into: Uint8Array, position: number | null): number {
  try {
    return fs.readSync(fd, into, 0, into.length, position);
  } catch (error) {
    if (isEnd(error)) return 0;
    throw toOSError(error);
  }
}

/** The same, on one of the threads that fs uses. */
export function readLater(fd: number, into: Uint8Array, position: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.read(fd, into, 0, into.length, position, (error, count) => {
      if (error === null || isEnd(error)) resolve(error === null ? count : 0);
      else reject(toOSError(error) as Error);
    });
  });
}

/** Returns how many bytes were written. */
export function writeNow(fd: number, bytes: Uint8Array): number {
  try {
    return fs.writeSync(fd, bytes);
  } catch (error) {
    throw toOSError(error);
  }
}
