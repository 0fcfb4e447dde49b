/**
 * The bodies of file objects are written once for both ways of waiting. A body yields each socket call
 * that may wait. Its runner makes the call, waiting now or later, and resumes the body.
 */
import type { BytesLike } from '../python/bytes.js';
import type { Cancellable } from './abort.js';

/** 'now': methods return their results; 'later': they return promises. */
export type Way = 'now' | 'later';
export type Outcome<W extends Way, T> = W extends 'later' ? Promise<T> : T;

/** T in the way V, undefined in the other way. */
export type Only<W extends Way, V extends Way, T> = W extends V ? T : undefined;
/** The keyword argument with a signal, which 'later' methods take last or in place of omitted arguments. */
export type Last<W extends Way> = W extends 'later' ? Cancellable : never;
export type Trailing<W extends Way> = W extends 'later' ? [keywords?: Cancellable] : [];

/** What a file needs from its socket, or from an object that acts as one. */
export interface SocketLike {
  /** Like the socket's recv_into(). */
  recv_into(buffer: BytesLike, ...rest: never[]): number | Promise<number>;
  /** Like the socket's send(). */
  send(data: BytesLike, ...rest: never[]): number | Promise<number>;
  /** Like the socket's fileno(). */
  fileno(): number;
}

/** A socket that counts its files. */
export interface CountedSocket extends SocketLike {
  _decref_socketios(): void;
  /** Whether close() has been called. */
  readonly _closed?: boolean;
  /** The number of its open files. */
  readonly _io_refs?: number;
}

/** A call that may wait. */
export interface SocketCall {
  readonly sock: CountedSocket;
  readonly call: 'recv_into' | 'send';
  readonly bytes: BytesLike;
}

/** A body: yields socket calls, is resumed with their results or errors, and returns its own result. */
export type Steps<T> = Generator<SocketCall, T, number>;

export type Side = 'reading' | 'writing';
/** The sides of a file that a call uses exclusively. */
export type Use = Side | 'both' | 'closing';
