/** Errors as values. */
import { errno } from 'pysocket/builtins';
import { expect } from 'vitest';

type Code = Exclude<keyof typeof errno, 'errorcode'>;

/** The properties that identify a system error. */
interface SystemError {
  readonly code: Code;
  readonly errno: number;
}

/** True for Winsock, whose errors have their own numbers and messages. */
export const isWinsock = 'WSAENOTSOCK' in errno;

export function systemError(code: Code): SystemError {
  return { code, errno: errno[code] };
}

/** The error of a call on a closed descriptor. Winsock reports that it is not a socket. */
export const CLOSED = systemError(isWinsock ? 'ENOTSOCK' : 'EBADF');
/** The error of a call that would have to wait. Only Winsock has two numbers, and uses this one. */
export const WOULD_BLOCK = systemError(isWinsock ? 'EWOULDBLOCK' : 'EAGAIN');
/** The error of a connect() that continues in the background. */
export const IN_PROGRESS = systemError(isWinsock ? 'EWOULDBLOCK' : 'EINPROGRESS');
/** The error of sending when nothing more can be sent. */
export const BROKEN_PIPE = systemError(isWinsock ? 'ESHUTDOWN' : 'EPIPE');

/** The whole error. Its message is compared where the system uses the words of C's strerror(). */
export function saying({ code, errno: number }: SystemError, strerror: string): object {
  if (isWinsock) {
    const message: unknown = expect.stringMatching(new RegExp(`^\\[WinError ${number}\\] .`));
    return { code, errno: number, message };
  }
  const message = `[Errno ${number}] ${strerror}`;
  return { code, errno: number, strerror, args: [number, strerror], message };
}

/** A pattern for the error's message in the output of a program. */
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
