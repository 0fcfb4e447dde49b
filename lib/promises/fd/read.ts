/** os.read() and os.readv(), as promises. */
import { native } from '../../addon/binding.js';
import { failure } from '../../addon/result.js';
import { requireRoom, room } from '../../addon/slab.js';
import * as syscalls from '../../addon/syscalls.js';
import { readIntoRoom, readRequest, readvRequest } from '../../fd/read-request.js';
import { toBuffers } from '../../fd/sequence.js';
import type { Bytes, BytesLike } from '../../python/bytes.js';
import { withdraw } from '../../python/entry.js';
import type { Integer } from '../../python/types.js';
import type { Cancellable } from '../../waiting/abort.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { type Facts, USUAL } from '../operations/facts.js';
import type { Operation } from '../operations/operation.js';
import { type Call, type DescriptorCalls, perform } from './calls.js';

/** Once its reading side is shut down, a socket answers non-blocking attempts with "would block". */
const READING: Facts = { ...USUAL, atEnd: 0 };

class Read implements Operation<Bytes> {
  readonly facts = READING;

  constructor(
    private readonly calls: DescriptorCalls,
    private readonly length: number,
  ) {}

  attempt(): number {
    const { calls, length } = this;
    return calls.answered(readIntoRoom(calls.fd, length, TRY_ONLY), refuseRead);
  }
  take(received: number): Bytes {
    return room.take(received);
  }
  refused(code: number): never {
    return refuseRead(code);
  }
}

class ReadVector implements Operation<number> {
  readonly facts = READING;

  constructor(
    private readonly calls: DescriptorCalls,
    private readonly items: readonly unknown[],
  ) {}

  attempt(): number {
    const { calls, items } = this;
    // Convert again for each attempt: the buffers may have been detached.
    const result = syscalls.readv(calls.fd, toBuffers(items), TRY_ONLY);
    return calls.answered(result, refuseReadv);
  }
  take(received: number): number {
    return received;
  }
  refused(code: number): never {
    return refuseReadv(code);
  }
}

function refuseRead(code: number): never {
  throw failure(code, { syscall: 'read' });
}

function refuseReadv(code: number): never {
  throw failure(code, { syscall: 'readv' });
}

const READ: Call<ReturnType<typeof readRequest>, Bytes> = {
  name: 'read',
  side: 'reading',
  request: readRequest,
  operation: (calls, [, length]) => {
    requireRoom(length);
    return new Read(calls, length);
  },
};

const READV: Call<ReturnType<typeof readvRequest>, number> = {
  name: 'readv',
  side: 'reading',
  request: readvRequest,
  operation: (calls, [, items]) => new ReadVector(calls, items),
};

/**
 * `os.read(fd, length, /)`
 *
 * Reads from any descriptor: a pipe, a terminal, an eventfd, a TUN device, a socket. Waits until there is
 * something to read, even if the descriptor is non-blocking. A file is read at once, on this thread. Calls that
 * read from the same descriptor complete in order; a waiting call keeps the process alive. See read(2).
 *
 * @param fd - a descriptor. Close it with close() of this module, so that no call waits forever
 * @param length - the most bytes to read
 * @returns a promise of the bytes; none at the end: for a pipe, when all descriptors of its other end are
 * closed
 * @throws OSError (EBADF, EINVAL, EISDIR, and EIO for a terminal whose other end is closed), AbortError, with
 * no data lost; BlockingIOError (EAGAIN) for a device that cannot be waited for; MemoryError, OverflowError,
 * TypeError
 */
export function read(fd: Integer, length: Integer, keywords?: Cancellable): Promise<Bytes>;
export function read(...args: unknown[]): Promise<Bytes> {
  return perform(READ, args, read);
}

/**
 * `os.readv(fd, buffers, /)`
 *
 * Reads from any descriptor into several buffers, filling one after the other. Waits like read(). See
 * readv(2).
 *
 * @param fd - a descriptor
 * @param buffers - the buffers to fill, at most 1024 on Linux
 * @returns a promise of how many bytes were read in all, 0 at the end
 * @throws as read(); OSError (EINVAL) for too many buffers
 */
export function readv(
  fd: Integer,
  buffers: readonly BytesLike[],
  keywords?: Cancellable,
): Promise<number>;
export function readv(...args: unknown[]): Promise<number> {
  return perform(READV, args, readv);
}

if (native.read === undefined) withdraw(exports as object, ['read', 'readv']);
