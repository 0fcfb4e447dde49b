/**
 * The calls that wait on a descriptor of which there is no object, only a number. They wait in a channel,
 * as those of a socket, which is there as long as one of them waits: whoever closes the number without
 * telling us then finds nothing that holds it.
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

/** By number. */
const waiting = new Map<number, DescriptorCalls>();

class DescriptorChannel extends Channel {
  /** Has the call that is being made asked the kernel? */
  asked = false;
  /** epoll refuses files, and devices that cannot be polled. */
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
    // Somebody may have closed the number without our knowledge, and it may be another's by now.
    if (this.count > 0 && !this.unwatchable) endFormer(this.calls.fd);
    const result = super.watch();
    if (result !== NOT_YET) return result;
    this.unwatchable = true;
    if (this.asked) return NOT_YET;
    // It has only been put off, or was behind calls on what had the number before: a file has an answer.
    this.reading.ready = true;
    this.writing.ready = true;
    return 0;
  }
}

/** What the calls on a number are tried on. */
export class DescriptorCalls implements Target {
  readonly _descriptor = new Descriptor();
  readonly _channel: DescriptorChannel;

  constructor(readonly fd: number) {
    this._descriptor.fd = fd;
    this._channel = new DescriptorChannel(this._descriptor, this);
  }

  /** What an attempt has answered. What nothing tells of is not waited for: refuse() throws. */
  answered(result: number, refuse: (code: number) => never): number {
    this._channel.asked = true;
    return result === NOT_YET && this._channel.unwatchable ? refuse(result) : result;
  }
}

/** A function of the module. */
export interface Call<R extends readonly [fd: number, ...unknown[]], T> {
  readonly name: string;
  readonly side: 'reading' | 'writing';
  /** Throws what Python's call would raise for its arguments. */
  readonly request: (args: ArrayLike<unknown>) => R;
  readonly operation: (calls: DescriptorCalls, request: R) => Operation<T>;
}

/** entry: the function that the program has called. Not an async function: its frame would cost more. */
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

/** The number is about to be closed: nothing waits on it any more. */
export function endCalls(fd: number): void {
  waiting.get(fd)?._channel.close();
}
