/** os.write() and os.writev(), as promises. */
import { native } from '../../addon/binding.js';
import { failure, keepError, NOT_YET } from '../../addon/result.js';
import * as syscalls from '../../addon/syscalls.js';
import { toBuffers } from '../../fd/sequence.js';
import { writeRequest, writevRequest } from '../../fd/write-request.js';
import { type BytesLike, toBytes } from '../../python/bytes.js';
import { withdraw } from '../../python/entry.js';
import type { Integer } from '../../python/types.js';
import { without } from '../../socket/calls/buffers.js';
import type { Cancellable } from '../../waiting/abort.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { type Facts, USUAL } from '../operations/facts.js';
import type { Operation } from '../operations/operation.js';
import { type Call, type DescriptorCalls, perform } from './calls.js';

const { AF_UNIX, SOCK_STREAM } = native.constants;
const SILENT: Facts = { ...USUAL, silent: true };

/** Unix datagram sockets are silent: the kernel does not report when their peer has room again. */
function factsOf(fd: number): Facts {
  const type = native.typeOf(fd);
  return type >= 0 && type !== SOCK_STREAM && native.familyOf(fd) === AF_UNIX ? SILENT : USUAL;
}

/** The program's data. parts() returns its current state, as it may have been detached or resized. */
interface Source {
  readonly name: 'write' | 'writev';
  readonly size: number;
  parts(): Uint8Array[];
}

class Write implements Operation<number> {
  readonly facts: Facts;
  private done = 0;

  constructor(
    private readonly calls: DescriptorCalls,
    private readonly source: Source,
  ) {
    this.facts = factsOf(calls.fd);
  }

  attempt(): number {
    const { calls, source } = this;
    const parts = source.parts();
    if (sizeOf(parts) !== source.size) {
      throw new TypeError('the data changed its size while it was written');
    }
    const written = this.writeRest(parts);
    const complete = syscalls.isOver();
    if (written < 0) {
      return this.done > 0 ? this.interrupted(written) : calls.answered(written, this.refuse);
    }
    this.done += written;
    // A pipe, a terminal or a stream takes all the data. Other descriptors may take less in one write.
    return complete ? this.done : calls.answered(NOT_YET, this.refuse);
  }

  private writeRest(parts: Uint8Array[]): number {
    const { fd } = this.calls;
    const rest = this.done === 0 ? parts : without(parts, this.done);
    const [only] = rest;
    return this.source.name === 'write' && only !== undefined
      ? syscalls.write(fd, only, TRY_ONLY)
      : syscalls.writev(fd, rest, TRY_ONLY);
  }

  /**
   * Handles an error after a partial write: the call returns what was written. A socket reports an error only
   * once, so it is kept for the next call.
   */
  private interrupted(code: number): number {
    if (code === NOT_YET) return code;
    if (native.typeOf(this.calls.fd) >= 0) keepError(this.calls.fd, code);
    return this.done;
  }

  private readonly refuse = (code: number): never => {
    throw failure(code, { syscall: this.source.name });
  };

  take(written: number): number {
    return written;
  }
  refused(code: number): number {
    return this.done > 0 ? this.done : this.refuse(code);
  }
  bytesSent(): number {
    return this.done;
  }
}

function sizeOf(parts: readonly Uint8Array[]): number {
  let size = 0;
  for (const part of parts) size += part.length;
  return size;
}

const WRITE: Call<ReturnType<typeof writeRequest>, number> = {
  name: 'write',
  side: 'writing',
  request: writeRequest,
  operation: (calls, [, data, bytes]) =>
    new Write(calls, { name: 'write', size: bytes.length, parts: () => [toBytes(data)] }),
};

const WRITEV: Call<ReturnType<typeof writevRequest>, number> = {
  name: 'writev',
  side: 'writing',
  request: writevRequest,
  operation: (calls, [, items, buffers]) =>
    new Write(calls, { name: 'writev', size: sizeOf(buffers), parts: () => toBuffers(items) }),
};

/**
 * `os.write(fd, data, /)`
 *
 * Writes to any descriptor. Waits until there is room, even if the descriptor is non-blocking: for a pipe, a
 * terminal or a stream, room for all of the data. A file is written at once, on this thread. Calls that write to
 * the same descriptor complete in order. See write(2).
 *
 * @param fd - a descriptor. Close it with close() of this module, so that no call waits forever
 * @param data - the bytes to write
 * @returns a promise of how many bytes were written
 * @throws BrokenPipeError (EPIPE) when no reader is left, AbortError, whose bytes_sent says how much was
 * written, OSError (EBADF, EINVAL, ENOSPC), BlockingIOError (EAGAIN) for a device that cannot be waited for,
 * OverflowError, TypeError
 */
export function write(fd: Integer, data: BytesLike, keywords?: Cancellable): Promise<number>;
export function write(...args: unknown[]): Promise<number> {
  return perform(WRITE, args, write);
}

/**
 * `os.writev(fd, buffers, /)`
 *
 * Writes several buffers, one after the other, to any descriptor. Waits like write(). See writev(2).
 *
 * @param fd - a descriptor
 * @param buffers - at most 1024 buffers on Linux
 * @returns a promise of how many bytes were written in all
 * @throws as write(); OSError (EINVAL) for too many buffers
 */
export function writev(
  fd: Integer,
  buffers: readonly BytesLike[],
  keywords?: Cancellable,
): Promise<number>;
export function writev(...args: unknown[]): Promise<number> {
  return perform(WRITEV, args, writev);
}

if (native.write === undefined) withdraw(exports as object, ['write', 'writev']);
