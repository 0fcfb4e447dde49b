/**
 * What the promise flavour knows of a call: how it is tried, and what comes of it. One object serves
 * all calls of a kind, unless something has to be kept between two attempts.
 */
import type { Bytes } from '../../python/bytes.js';
import type { Target } from './target.js';

export abstract class Operation<T> {
  /** One try, on this thread: a native result, NOT_YET among them; throws what the arguments cause. */
  abstract attempt(sock: Target, args: unknown[]): number;
  /** Makes the value of a result that is not negative, in the same turn. */
  abstract take(result: number, sock: Target, args: unknown[]): T;
  /** What becomes of a code below 0: an error mostly. */
  abstract refused(code: number, sock: Target, args: unknown[]): T;

  /**
   * The call has to wait: what is tried from now on, mostly the same. Throws what the arguments cause,
   * of a call that was not tried.
   */
  waiting(_sock: Target, _args: unknown[], _tried: boolean): Operation<T> {
    return this;
  }

  /** The flags forbid waiting, or it would be in vain. */
  neverWaits(_sock: Target, _args: unknown[]): boolean {
    return false;
  }

  /**
   * What the kernel has refused to another plain call of this direction it refuses to this one. To any
   * other it may answer at once, be it with an error: try it, if none waits.
   */
  isPlain(_args: unknown[]): boolean {
    return false;
  }

  /**
   * The result, where nothing is to come any more though the kernel says "not yet"; null: it is. The
   * timeout is that of the call, whatever the socket's has become.
   */
  ended(_sock: Target, _args: unknown[], _timeout: number): number | null {
    return null;
  }

  /** It is no system call: it waits for none of the others. */
  overtakes(_args: unknown[]): boolean {
    return false;
  }

  /** The kernel does not say when this call would succeed: ask again now and then. */
  isSilent(_sock: Target, _args: unknown[]): boolean {
    return false;
  }

  /** A success with fewer bytes than this leaves nothing behind: the next call need not try. */
  wanted(_sock: Target, _args: unknown[]): number {
    return 0;
  }

  /** The engine may receive that many bytes for it; 0: only attempt() does. */
  direct(_args: unknown[]): number {
    return 0;
  }

  /** As take(), of bytes that the engine has received. */
  takeIn(_bytes: Bytes): T {
    throw new Error('nothing is received for this operation');
  }

  /** Of operations that send. */
  bytesSent(): number | undefined {
    return undefined;
  }

  /** Of operations that collect: bytes that came already, without which the call does not end. */
  collected(): number {
    return 0;
  }
}
