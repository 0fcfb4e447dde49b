/**
 * The bodies of file objects are written once for every way of waiting. Where one has to wait it
 * yields what it waits for; a driver makes the call, now or later, and resumes it.
 */
import type { BytesLike } from '../bytes.js';
import { drive } from '../drive.js';

/** Does a method return its result, or a promise of it? */
export type Way = 'now' | 'later';
export type Outcome<W extends Way, T> = W extends 'later' ? Promise<T> : T;

/** What a file asks of its socket. */
export interface Endpoint {
  recv_into(buffer: BytesLike): number | Promise<number>;
  send(data: BytesLike): number | Promise<number>;
  fileno(): number;
  _decref_socketios(): void;
}

/** A call that may wait. */
export interface Request {
  readonly sock: Endpoint;
  readonly call: 'recv_into' | 'send';
  readonly bytes: BytesLike;
}

/** A body: yields requests, is resumed with their results or errors, returns what it made. */
export type Steps<T> = Generator<Request, T, number>;

export interface Driver<W extends Way> {
  /** May a method answer from the buffer at once? Not while an earlier call still waits. */
  readonly idle: boolean;
  value<T>(value: T): Outcome<W, T>;
  run<T>(steps: Steps<T>): Outcome<W, T>;
}

/** Waits on the calling thread. */
export const blockingDriver: Driver<'now'> = {
  idle: true,
  value: (value) => value,
  run: (steps) => drive(steps, ({ sock, call, bytes }) => sock[call](bytes) as number),
};
