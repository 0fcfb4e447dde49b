/**
 * The bodies of file objects are written once for every way of waiting. Where one has to wait it
 * yields what it waits for; who runs it makes the call, now or later, and resumes it.
 */
import type { BytesLike } from '../python/bytes.js';
import type { Cancellable } from './abort.js';

/** Does a method return its result, or a promise of it? */
export type Way = 'now' | 'later';
export type Outcome<W extends Way, T> = W extends 'later' ? Promise<T> : T;

/** What only one way has. */
export type Only<W extends Way, V extends Way, T> = W extends V ? T : undefined;
/** What stands in the place of arguments that are not given, or behind them: a signal. */
export type Last<W extends Way> = W extends 'later' ? Cancellable : never;
export type Trailing<W extends Way> = W extends 'later' ? [keywords?: Cancellable] : [];

/** What a file asks of its socket, or of what stands for one. */
export interface SocketLike {
  /** As the socket's recv_into(). */
  recv_into(buffer: BytesLike, ...rest: never[]): number | Promise<number>;
  /** As the socket's send(). */
  send(data: BytesLike, ...rest: never[]): number | Promise<number>;
  /** As the socket's fileno(). */
  fileno(): number;
}

/** A socket, which counts its files. */
export interface CountedSocket extends SocketLike {
  _decref_socketios(): void;
  /** Was close() called? */
  readonly _closed?: boolean;
  /** Its open files. */
  readonly _io_refs?: number;
}

/** A call that may wait. */
export interface SocketCall {
  readonly sock: CountedSocket;
  readonly call: 'recv_into' | 'send';
  readonly bytes: BytesLike;
}

/** A body: yields requests, is resumed with their results or errors, returns what it made. */
export type Steps<T> = Generator<SocketCall, T, number>;

export type Side = 'reading' | 'writing';
/** What a call touches, which no other call may touch meanwhile. */
export type Use = Side | 'both' | 'closing';
