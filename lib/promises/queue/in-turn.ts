/**
 * Calls that cannot be tried yet, because a host name is being looked up for them or for an earlier call.
 * A lookup cannot be interrupted, but the call need not wait for it: an AbortSignal or close() ends the
 * call at once, and the answer is discarded. The timeout starts after the lookup and does not limit it,
 * as in Python.
 */
import { ECLOSED } from '../../addon/errno.js';
import { AbortError, ignore, listen } from '../../waiting/abort.js';
import type { Channel } from './channel.js';
import type { Queue } from './queue.js';
import { AfterLookup } from '../operations/after-lookup.js';
import type { Operation } from '../operations/operation.js';
import type { Target } from '../operations/target.js';

/** The reason why a call has ended: an AbortSignal or close(). */
class Ended {
  constructor(readonly by: AbortSignal | 'close') {}
}

/** Watches for an AbortSignal or close() while a call is being prepared. */
class Ending {
  readonly comes: Promise<Ended>;
  private readonly controller = new AbortController();
  private readonly onabort: () => void;
  private readonly onclose: () => void;

  constructor(
    private readonly channel: Channel,
    private readonly signal: AbortSignal | undefined,
    name: string,
  ) {
    const { promise, resolve } = withResolver<Ended>();
    this.comes = promise;
    const end = (by: AbortSignal | 'close') => () => resolve(new Ended(by));
    this.onclose = end('close');
    this.onabort = end(signal ?? 'close');
    channel.prepare(this.onclose, name);
    if (signal !== undefined) listen(signal, this.onabort);
  }

  /** A signal that over() aborts. */
  get cancelled(): AbortSignal {
    return this.controller.signal;
  }

  /** Stops watching: the call has ended, or no longer has to wait here. */
  over(): void {
    this.channel.prepared(this.onclose);
    if (this.signal !== undefined) ignore(this.signal, this.onabort);
    this.controller.abort();
  }
}

/** Performs a call once it is prepared and all earlier calls of its direction have had their turn. */
export async function performInTurn<T>(
  channel: Channel,
  sock: Target,
  queue: Queue,
  made: Operation<T> | AfterLookup<T>,
  signal: AbortSignal | undefined,
  name: string,
): Promise<T> {
  if (signal?.aborted === true) throw aborted(made, signal);
  const before = queue.preparing;
  const ending = new Ending(channel, signal, name);
  const turn = withResolver<null>();
  queue.preparing = turn.promise;
  channel.begin();
  let performed: Promise<T>;
  try {
    const prepared = made instanceof AfterLookup ? made.prepare(ending.cancelled) : made;
    const first = await Promise.race([inTurn(prepared, before), ending.comes]);
    if (first instanceof Ended) {
      if (first.by === 'close') return made.refused(-ECLOSED);
      throw aborted(made, first.by);
    }
    performed = channel.perform(queue, first, sock, signal, name);
  } finally {
    ending.over();
    channel.end();
    // If this call ends early, later calls must still wait for those ahead of it.
    void Promise.resolve(before).then(() => {
      if (queue.preparing === turn.promise) queue.preparing = null;
      turn.resolve(null);
    });
  }
  return performed;
}

function aborted<T>(made: Operation<T> | AfterLookup<T>, signal: AbortSignal): AbortError {
  return new AbortError(signal, made instanceof AfterLookup ? undefined : made.bytesSent?.());
}

async function inTurn<T>(
  prepared: Operation<T> | Promise<Operation<T>>,
  before: Promise<null> | null,
): Promise<Operation<T>> {
  const operation = await prepared;
  await before;
  return operation;
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
