/** The class of batches as programs see it, which is called with and without `new`. */
import { native } from '../addon/binding.js';
import { callable } from '../python/callable.js';
import { withdraw } from '../python/entry.js';
import type { Integer } from '../python/types.js';
import {
  MessageBatch as Batch,
  type MessageBatchArguments,
  type MessageBatchKeywords,
} from '../socket/message-batch.js';

/** The class of batches, which is called with and without `new`. */
export interface MessageBatchConstructor {
  /**
   * `MessageBatch(count, size, *, addresses=True, ancillary=CMSG_SPACE(4))`
   *
   * Makes room for messages; how they are received and sent is told at recvmmsg_into() and sendmmsg().
   *
   * Differs from Python: an addition.
   *
   * @param count - how many messages there is room for, at most 65536
   * @param size - the most bytes of a message: 65535 where UDP_GRO joins datagrams
   * @param keywords - addresses: keep where each message came from; ancillary: the room for the ancillary
   * data of each message in bytes, 0 for none
   * @throws ValueError for a number out of range, MemoryError, TypeError
   */
  new (count: Integer, size: Integer, keywords?: MessageBatchKeywords): Batch;
  /**
   * `MessageBatch(count, size, *, addresses=True, ancillary=CMSG_SPACE(4))`
   *
   * The same with keywords.
   */
  new (...args: MessageBatchArguments): Batch;
  /**
   * `MessageBatch(count, size, *, addresses=True, ancillary=CMSG_SPACE(4))`
   *
   * The same without `new`, as Python's classes are called.
   */
  (...args: MessageBatchArguments): Batch;
  readonly prototype: Batch;
}

/**
 * `MessageBatch(count, size, *, addresses=True, ancillary=CMSG_SPACE(4))`
 *
 * Room for many messages, made once and used again and again, with and without `new`.
 *
 * Differs from Python: an addition.
 */
export const MessageBatch: MessageBatchConstructor = callable(Batch);
export type MessageBatch = Batch;

if (native.recvmmsg === undefined) withdraw(exports as object, ['MessageBatch']);
