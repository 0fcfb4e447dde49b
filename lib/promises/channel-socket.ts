/** The base of the promise flavour of sockets: a channel, and methods that wait on it. */
import { beginAtMethod } from '../python/entry.js';
import { SocketBase } from '../socket/socket-base.js';
import type { SocketArguments } from '../socket/socket-constructor.js';
import { takeSignal } from '../waiting/abort.js';
import { Channel } from './queue/channel.js';
import type { Queue } from './queue/queue.js';
import { rejectInTurn } from './engine/reject-in-turn.js';
import type { Operation } from './operations/operation.js';
import type { Target } from './operations/target.js';
import { AfterLookup } from './operations/after-lookup.js';
import { performInTurn } from './queue/in-turn.js';

/** Makes the operation of a call. Throws what Python's call would raise for its arguments. */
type Make<T> = (sock: Target, args: unknown[]) => Operation<T> | AfterLookup<T>;

export abstract class ChannelSocket extends SocketBase {
  /** @internal */
  readonly _channel: Channel = new Channel(this._descriptor);

  /** See SocketConstructor. */
  constructor(...args: SocketArguments) {
    super(...args);
    Object.defineProperty(this, '_channel', { enumerable: false });
    this._descriptor.channel = this._channel;
  }

  /**
   * `ref()`
   *
   * Lets waiting calls, including later ones, keep the process alive. This is the default. See unref().
   *
   * Differs from Python: an addition.
   *
   * @returns this socket
   */
  ref(): this {
    this._channel.setRetains(true);
    return this;
  }

  /**
   * `unref()`
   *
   * Lets the process end even if calls on this socket wait, including later ones. See ref().
   *
   * Differs from Python: an addition.
   *
   * @returns this socket
   */
  unref(): this {
    this._channel.setRetains(false);
    return this;
  }

  /** @internal name: the name of the method, if it differs from that of make. */
  protected reads<T>(make: Make<T>, args: unknown[], name = make.name): Promise<T> {
    return this.performs(this._channel.reading, make, args, name);
  }

  /** @internal */
  protected writes<T>(make: Make<T>, args: unknown[]): Promise<T> {
    return this.performs(this._channel.writing, make, args, make.name);
  }

  /** Not an async function, which would double the cost of a call. */
  private performs<T>(queue: Queue, make: Make<T>, args: unknown[], name: string): Promise<T> {
    try {
      const signal = takeSignal(args);
      const made = make(this, args);
      return made instanceof AfterLookup || queue.preparing !== null
        ? performInTurn(this._channel, this, queue, made, signal, name)
        : this._channel.perform(queue, made, this, signal, name);
    } catch (error) {
      return rejectInTurn(beginAtMethod(error as Error, this, name));
    }
  }
}
