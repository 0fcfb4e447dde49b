/** Converts native codes (native/os/result.h) to exceptions. */
import { native } from './binding.js';
import { EWOULDBLOCK } from './errno.js';
import { madeHere } from '../python/entry.js';
import {
  type Circumstances,
  classOf,
  gaierror,
  herror,
  OSError,
  systemArguments,
  TimeoutError,
} from '../python/errors.js';
import { resolverNames } from '../python/errno-table.js';

/** The native code for an expired timeout. */
export const TIMED_OUT = -0x10000;
const FAMILY_MISMATCH = -0x10002;
const MANY_WILDCARDS = -0x10003;
const RESOLVER_BASE = -0x20000;
const HOST_BASE = -0x30000;

/** The result of an attempt that would block. */
export const NOT_YET = -EWOULDBLOCK;

// glibc's EAI_* are negative, those of other systems positive. Natives pass the absolute value.
const eaiSign = (native.constants.EAI_NONAME ?? 1) < 0 ? -1 : 1;
resolverNames.learn(() =>
  Object.entries(native.constants)
    .filter(([name]) => name.startsWith('EAI_'))
    .map(([name, code]) => [
      name === 'EAI_NONAME' || name === 'EAI_NODATA' ? 'ENOTFOUND' : name,
      code,
    ]),
);

const texts = new Map<number, string>();

/** Python: os.strerror(code) */
export function strerror(errno: number): string {
  let text = texts.get(errno);
  if (text === undefined) {
    text = native.strerror(errno);
    texts.set(errno, text);
  }
  return text;
}

export function isTimeout(code: number): boolean {
  return code === TIMED_OUT;
}

/** Keeps an error for the next call, as the kernel does, because the current call has a result to return. */
export function keepError(fd: number, code: number): void {
  native.keepError(fd, -code);
}

/** Returns the exception for a native result below 0. */
export function failure(code: number, circumstances: Circumstances): Error {
  // BlockingIOError is thrown in loops, as control flow. Walking the stack is two thirds of what an
  // Error costs, so this one has no stack. Its text, class, errno and syscall carry all the
  // information.
  if (code === NOT_YET) return wouldBlock(circumstances);
  return madeHere(Object.assign(create(code), circumstances));
}

/**
 * Returns the exception for a failed sendall(), with the number of bytes it had sent before.
 * Nothing else reports it.
 */
export function sendallFailure(code: number, sent: number): Error {
  return Object.assign(failure(code, { syscall: 'send' }), { bytes_sent: sent });
}

function wouldBlock(circumstances: Circumstances): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = osError(EWOULDBLOCK);
  Error.stackTraceLimit = limit;
  if (circumstances.syscall !== undefined) error.syscall = circumstances.syscall;
  // For a connection that has begun, on Windows.
  if (circumstances.address !== undefined) Object.assign(error, circumstances);
  return error;
}

function create(code: number): Error {
  if (code === TIMED_OUT) return new TimeoutError('timed out');
  if (code === FAMILY_MISMATCH) return new OSError('address family mismatched');
  if (code === MANY_WILDCARDS) return new OSError('wildcard resolved to multiple address');
  if (code <= HOST_BASE) {
    const hostErrno = HOST_BASE - code - 1;
    return new herror(hostErrno, native.hstrerror(hostErrno));
  }
  if (code <= RESOLVER_BASE) {
    const eai = eaiSign * (RESOLVER_BASE - code);
    return new gaierror(eai, native.gaiStrerror(eai));
  }
  return osError(-code);
}

/** Returns the OSError, or its subclass, for an errno. */
export function osError(errno: number, text: string = strerror(errno)): OSError {
  const constructor = classOf(errno) ?? OSError;
  return new constructor(...systemArguments(errno, text));
}
