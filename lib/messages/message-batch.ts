/** The class of batches as programs see it. It can be called with and without `new`. */
import { native } from '../addon/binding.js';
import { callable } from '../python/callable.js';
import { withdraw } from '../python/entry.js';
import type { Integer } from '../python/types.js';
import {
  MessageBatch as Batch,
  type MessageBatchArguments,
  type MessageBatchKeywords,
} from '../socket/message-batch.js';

/** The class of batches. It can be called with and without `new`. */
export interface MessageBatchConstructor {
  /**
   * `MessageBatch(count, size, *, addresses=True, ancillary=CMSG_SPACE(4))`
   *
   * Makes a batch with space for messages. See recvmmsg_into() and sendmmsg() for how to receive
   * and send them.
   *
   * Differs from Python: an addition.
   *
   * @param count - how many messages fit, at most 65536
   * @param size - the size limit of a message in bytes: 65535 if UDP_GRO joins datagrams
   * @param keywords - addresses: whether to keep the address that each message came from;
   * ancillary: the space for the ancillary data of each message in bytes, 0 for none
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
   * The same without `new`, as in Python.
   */
  (...args: MessageBatchArguments): Batch;
  readonly prototype: Batch;
}

/**
 * `MessageBatch(count, size, *, addresses=True, ancillary=CMSG_SPACE(4))`
 *
 * Space for many messages, allocated once and reused. It can be called with and without `new`.
 *
 * Differs from Python: an addition.
 */
export const MessageBatch: MessageBatchConstructor = callable(Batch);
export type MessageBatch = Batch;

if (native.recvmmsg === undefined) withdraw(exports as object, ['MessageBatch']);
