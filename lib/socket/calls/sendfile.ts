/**
 * The part of sendfile() that does not wait. It yields the next step and receives the result of
 * that step, so that each flavour can perform the steps in its own way.
 */
import { native } from '../../addon/binding.js';
import { toBytes } from '../../python/bytes.js';
import type { Descriptor } from '../descriptor.js';
import { isNamed } from '../../python/error-name.js';
import { BlockingIOError, ValueError } from '../../python/errors.js';
import { isInterrupted } from '../../waiting/interrupted.js';
import {
  type FileObject,
  FsFile,
  isBinary,
  methodOf,
  requireMethod,
  toFile,
} from './file-object.js';
import { type Integer, isPlainObject, isTrue, newDict, repr } from '../../python/types.js';
import { countGiven, toCInt, toIndex, toOffset } from '../../python/arguments.js';
import { check } from '../../addon/check.js';
import { readNow } from '../../addon/node-files.js';
import * as syscalls from '../../addon/syscalls.js';
import { awaitWritable } from '../../addon/writable.js';
import type { Owner } from './owner.js';
import { ECANCELED, EINTR } from '../../addon/errno.js';
import { failure, isTimeout, NOT_YET } from '../../addon/result.js';
import { bind } from '../../python/signature.js';

const { fileSize } = native;
const { SOCK_STREAM = 1 } = native.constants;
/** CPython's limit for one sendfile(2). */
const MOST_AT_ONCE = 2 ** 30;
/** The chunk size for files that sendfile(2) cannot send. CPython reads file objects in chunks of this size. */
const CHUNK = 8192;
/** The chunk size for a descriptor, where the size affects nothing but speed. */
const DESCRIPTOR_CHUNK = 2 ** 16;
/** A timeout in nanoseconds that never expires in practice. */
export const FOR_EVER = 2 ** 62;

/** Keywords of sendfile(). */
export interface SendfileKeywords {
  file: FileObject;
  offset?: Integer;
  count?: Integer | null;
}

/** A call of sendfile(2), whose result is a native code or count. A size of 0 only waits. */
export interface SendfileStep {
  readonly call: 'sendfile';
  readonly file: number;
  readonly offset: number;
  readonly size: number;
  readonly timeout: number;
}
/** A read from a file that the addon does not read itself. The result is the number of bytes read. */
export interface ReadStep {
  readonly call: 'read';
  readonly file: number;
  readonly into: Uint8Array;
  /** Null reads from the file's own position. */
  readonly position: number | null;
}
/** A step that may wait. */
export type Step = SendfileStep | ReadStep | { readonly call: 'send'; readonly data: Uint8Array };

type SendfileSteps = Generator<Step, number, number>;

const SHAPE = {
  name: 'socket.sendfile',
  positional: ['file', 'offset', 'count'],
  required: 1,
  method: true,
} as const;

/** Binds the arguments. A file may be a plain object, which must not be taken for keywords. */
function bindSendfile(args: ArrayLike<unknown>): Readonly<Record<string, unknown>> {
  const only = args[0];
  if (countGiven(args) === 1 && isPlainObject(only)) {
    // Only the object's own methods count: a method that every object inherits does not make it a
    // file.
    const has = (name: string) => Object.hasOwn(only, name) && methodOf(only, name) !== null;
    if (has('read') || has('fileno')) return newDict({ file: only });
  }
  return bind(SHAPE, args);
}

/** Python: socket.sendfile(file, offset=0, count=None) */
export function* sendfileSteps(descriptor: Descriptor, args: ArrayLike<unknown>): SendfileSteps {
  const given = bindSendfile(args);
  const file = toFile(given.file);
  const offset = given.offset === undefined ? 0 : given.offset;
  const count = given.count ?? null;
  checkParameters(descriptor, file, count);
  const limit = count === null ? null : Number(count);
  const sent =
    fileSize === undefined ? null : yield* useSendfile(descriptor, fileSize, file, offset, limit);
  return sent ?? (yield* useSend(descriptor, file, offset, limit));
}

function checkParameters(descriptor: Descriptor, file: unknown, count: unknown): void {
  if (!isBinary(file)) throw new ValueError('file should be opened in binary mode');
  // CPython tests one bit, which raw and seqpacket sockets also have.
  if ((descriptor.type & SOCK_STREAM) === 0) {
    throw new ValueError('only SOCK_STREAM type sockets are supported');
  }
  if (count === null) return;
  const text = `count must be a positive integer (got ${repr(count)})`;
  const isInteger = ['bigint', 'boolean'].includes(typeof count) || Number.isInteger(count);
  if (!isInteger) throw new TypeError(text);
  if (Number(count) <= 0) throw new ValueError(text);
}

function refuseNonBlocking({ timeout }: Descriptor): void {
  if (timeout === 0) throw new ValueError('non-blocking sockets are not supported');
}

/** Sends with sendfile(2). Returns null if that cannot send the file and nothing has been sent. */
function* useSendfile(
  descriptor: Descriptor,
  sizeOf: NonNullable<typeof fileSize>,
  file: unknown,
  offset: unknown,
  count: number | null,
): Generator<Step, number | null, number> {
  const fileno = filenoOf(file);
  if (fileno === null) return null;
  const size = sizeOf(fileno);
  if (size < 0) return null;
  if (size === 0) return 0;
  refuseNonBlocking(descriptor);
  const { fd, timeout } = descriptor;
  if (fd < 0) throw new ValueError(`Invalid file descriptor: ${fd}`);

  const most = Math.min(count ?? size, MOST_AT_ONCE);
  let position = toOffset(offset);
  let total = 0;
  try {
    for (;;) {
      const block = count === null ? most : Math.min(count - total, most);
      // With a timeout CPython waits once more even after everything is sent.
      if (block === 0 && timeout < 0) break;
      const step = { call: 'sendfile', file: fileno, offset: position, size: block } as const;
      let sent = yield { ...step, timeout };
      // The descriptor was made non-blocking without the socket's knowledge.
      if (sent === NOT_YET && timeout < 0) sent = yield { ...step, timeout: FOR_EVER };
      if (sent < 0) {
        if (total === 0 && !endsWaiting(sent)) return null;
        throw failure(sent, { syscall: 'sendfile' });
      }
      if (sent === 0) break;
      position += sent;
      total += sent;
    }
    return total;
  } finally {
    if (total > 0) methodOf(file, 'seek')?.(position);
  }
}

/** Returns the descriptor of a file, or null if it has none. */
function filenoOf(file: unknown): number | null {
  const fileno = methodOf(file, 'fileno');
  if (fileno === null) return null;
  try {
    return toCInt(fileno());
  } catch (error) {
    if (isNamed(error, 'UnsupportedOperation')) return null;
    throw error;
  }
}

/** True if the code ended the wait and says nothing about the file. */
function endsWaiting(code: number): boolean {
  return isTimeout(code) || code === -EINTR || code === -ECANCELED;
}

function* useSend(
  descriptor: Descriptor,
  file: unknown,
  offset: unknown,
  count: number | null,
): SendfileSteps {
  refuseNonBlocking(descriptor);
  if (isTrue(offset)) requireMethod(file, 'seek')(offset);
  const readNext = reader(file);
  const most = file instanceof FsFile ? DESCRIPTOR_CHUNK : CHUNK;
  let total = 0;
  try {
    for (;;) {
      const block = count === null ? most : Math.min(count - total, most);
      if (block === 0) break;
      let data = yield* readNext(block);
      if (data.length === 0) break;
      while (data.length > 0) {
        const sent = yield { call: 'send', data };
        total += sent;
        data = data.subarray(sent);
      }
    }
    return total;
  } catch (error) {
    if (isInterrupted(error)) total += error.bytes_sent ?? 0;
    throw error;
  } finally {
    if (total > 0) methodOf(file, 'seek')?.(plus(offset, total));
  }
}

type Reader = (size: number) => Generator<Step, Uint8Array, number>;

/**
 * Returns a function that reads the next bytes of a file: with its own method, or with a step for
 * the caller.
 */
function reader(file: unknown): Reader {
  if (file instanceof FsFile) return (size) => readBytes(file, size);
  const read = requireMethod(file, 'read');
  return function* (size) {
    return toBytes(read(size), 'memoryview: ');
  };
}

function* readBytes(file: FsFile, size: number): Generator<Step, Uint8Array, number> {
  const into = Buffer.alloc(size);
  const count = yield { call: 'read', file: file.fd, into, position: file.position };
  file.advance(count);
  return into.subarray(0, count);
}

/** Python: offset + total */
function plus(offset: unknown, total: number): number {
  return (typeof offset === 'number' ? offset : Number(toIndex(offset))) + total;
}

/** Performs a step of sendfile() on the calling thread. */
export function performSendfile(
  sock: Owner & { send(data: Uint8Array): number },
  step: Step,
): number {
  const { fd } = sock._descriptor;
  if (step.call === 'sendfile') {
    return syscalls.sendfile(fd, step.file, step.offset, step.size, step.timeout);
  }
  if (step.call === 'read') return readNow(step.file, step.into, step.position);
  try {
    return sock.send(step.data);
  } catch (error) {
    if (!(error instanceof BlockingIOError)) throw error;
    // The descriptor was made non-blocking without our knowledge. CPython retries in a loop here,
    // we wait.
    check(awaitWritable(fd, FOR_EVER), 'poll');
    return 0;
  }
}
