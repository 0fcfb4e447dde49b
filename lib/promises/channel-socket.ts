/** What the promise flavour of sockets is made of: a channel, and ways to wait on it. */
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

/** The operation of a call; throws what Python's call would raise for its arguments. */
type Make<T> = (sock: Target, args: unknown[]) => Operation<T> | AfterLookup<T>;

export abstract class ChannelSocket extends SocketBase {
  /** @internal */
  readonly _channel: Channel = new Channel(this._descriptor);

  /** As SocketConstructor has it. */
  constructor(...args: SocketArguments) {
    super(...args);
    Object.defineProperty(this, '_channel', { enumerable: false });
    this._descriptor.channel = this._channel;
  }

  /**
   * `ref()`
   *
   * Lets calls that wait, now and from now on, keep the process alive. A new socket does so. See unref().
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
   * Lets the process end although calls on this socket wait, now and from now on. See ref().
   *
   * Differs from Python: an addition.
   *
   * @returns this socket
   */
  unref(): this {
    this._channel.setRetains(false);
    return this;
  }

  /** @internal name: of the method, where make has another one. */
  protected reads<T>(make: Make<T>, args: unknown[], name = make.name): Promise<T> {
    return this.performs(this._channel.reading, make, args, name);
  }

  /** @internal */
  protected writes<T>(make: Make<T>, args: unknown[]): Promise<T> {
    return this.performs(this._channel.writing, make, args, make.name);
  }

  /** Not an async function, whose frame would double what a call costs. */
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
