/** Errors as values. */
import { errno } from 'pysocket/builtins';
import { expect } from 'vitest';

type Code = Exclude<keyof typeof errno, 'errorcode'>;

/** What tells one error of the system from another. */
interface SystemError {
  readonly code: Code;
  readonly errno: number;
}

/** Windows' errors have numbers, and texts, of their own. */
export const isWinsock = 'WSAENOTSOCK' in errno;

export function systemError(code: Code): SystemError {
  return { code, errno: errno[code] };
}

/** Of a call on what is closed: where others find no descriptor, Winsock finds no socket. */
export const CLOSED = systemError(isWinsock ? 'ENOTSOCK' : 'EBADF');
/** Of a call that may not wait. Only Winsock has two numbers for it, and uses this one. */
export const WOULD_BLOCK = systemError(isWinsock ? 'EWOULDBLOCK' : 'EAGAIN');
/** Of a connect() that goes on by itself. */
export const IN_PROGRESS = systemError(isWinsock ? 'EWOULDBLOCK' : 'EINPROGRESS');
/** Of sending when nothing more can be sent. */
export const BROKEN_PIPE = systemError(isWinsock ? 'ESHUTDOWN' : 'EPIPE');

/** The whole error: its text is compared where the system says it in C's words. */
export function saying({ code, errno: number }: SystemError, strerror: string): object {
  if (isWinsock) {
    const message: unknown = expect.stringMatching(new RegExp(`^\\[WinError ${number}\\] .`));
    return { code, errno: number, message };
  }
  const message = `[Errno ${number}] ${strerror}`;
  return { code, errno: number, strerror, args: [number, strerror], message };
}

/** A pattern for the text of an error, for what a program prints. */
export function wording({ errno: number }: SystemError, strerror: string): string {
  return isWinsock ? `\\[WinError ${number}\\] .+` : `\\[Errno ${number}\\] ${strerror}`;
}

/** The error that a call throws, or with which its promise is rejected. */
export async function raised(call: () => unknown): Promise<Error> {
  let value: unknown;
  try {
    value = await call();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error(`nothing was raised, the value is ${String(value)}`);
}
