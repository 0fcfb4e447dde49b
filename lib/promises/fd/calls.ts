/**
 * Waiting calls on a descriptor that has no object, only a number. They wait in a channel, like the calls
 * of a socket. The channel exists only while a call waits, so nothing holds a number on which no call
 * waits, and the program may close it by other means.
 */
import { NOT_YET } from '../../addon/result.js';
import { Descriptor } from '../../socket/descriptor.js';
import { takeSignal } from '../../waiting/abort.js';
import { beginAt } from '../../python/entry.js';
import { endFormer } from '../engine/engine.js';
import { rejectInTurn } from '../engine/reject-in-turn.js';
import type { Operation } from '../operations/operation.js';
import type { Target } from '../operations/target.js';
import { Channel } from '../queue/channel.js';

/** The calls that wait, by descriptor. */
const waiting = new Map<number, DescriptorCalls>();

class DescriptorChannel extends Channel {
  /** True if the call that is being made has already asked the kernel. */
  asked = false;
  /** True for a file, or a device that cannot be polled: epoll refuses them. */
  unwatchable = false;
  private count = 0;

  constructor(
    descriptor: Descriptor,
    private readonly calls: DescriptorCalls,
  ) {
    super(descriptor);
  }

  override begin(): void {
    super.begin();
    if (this.count++ === 0) waiting.set(this.calls.fd, this.calls);
  }

  override end(): void {
    super.end();
    if (--this.count > 0) return;
    if (waiting.get(this.calls.fd) === this.calls) waiting.delete(this.calls.fd);
    this.close();
  }

  protected override watch(): number {
    // Other code may have closed the number, and it may belong to another descriptor by now.
    if (this.count > 0 && !this.unwatchable) endFormer(this.calls.fd);
    const result = super.watch();
    if (result !== NOT_YET) return result;
    this.unwatchable = true;
    if (this.asked) return NOT_YET;
    // The call has only been put off, or was queued behind calls on the former descriptor of this
    // number. It has not been tried yet, and a file answers at once.
    this.reading.ready = true;
    this.writing.ready = true;
    return 0;
  }
}

/** The Target of the calls on a descriptor number. */
export class DescriptorCalls implements Target {
  readonly _descriptor = new Descriptor();
  readonly _channel: DescriptorChannel;

  constructor(readonly fd: number) {
    this._descriptor.fd = fd;
    this._channel = new DescriptorChannel(this._descriptor, this);
  }

  /** Handles the result of an attempt. refuse() throws where the call would wait but cannot be watched. */
  answered(result: number, refuse: (code: number) => never): number {
    this._channel.asked = true;
    return result === NOT_YET && this._channel.unwatchable ? refuse(result) : result;
  }
}

/** Describes a function of the module. */
export interface Call<R extends readonly [fd: number, ...unknown[]], T> {
  readonly name: string;
  readonly side: 'reading' | 'writing';
  /** Throws what Python's call would raise for its arguments. */
  readonly request: (args: ArrayLike<unknown>) => R;
  readonly operation: (calls: DescriptorCalls, request: R) => Operation<T>;
}

/** entry: the function that the program has called. Not an async function, because that would cost more. */
export function perform<R extends readonly [fd: number, ...unknown[]], T>(
  { name, side, request, operation }: Call<R, T>,
  args: unknown[],
  entry: unknown,
): Promise<T> {
  try {
    const signal = takeSignal(args);
    const given = request(args);
    const [fd] = given;
    const calls = waiting.get(fd) ?? new DescriptorCalls(fd);
    const { _channel } = calls;
    _channel.asked = false;
    return _channel.perform(_channel[side], operation(calls, given), calls, signal, name);
  } catch (error) {
    return rejectInTurn(beginAt(error as Error, entry));
  }
}

/** Ends all calls that wait on a number, because it is about to be closed. */
export function endCalls(fd: number): void {
  waiting.get(fd)?._channel.close();
}
