/** The equivalents of a Python file object: a descriptor, a FileHandle, or an object with its methods. */
import type { Bytes } from '../../python/bytes.js';
import { native } from '../../addon/binding.js';
import { check } from '../../addon/check.js';
import { EINVAL } from '../../addon/errno.js';
import { lacking } from '../../addon/lacking.js';
import { osError } from '../../addon/result.js';
import { toOffset } from '../../python/arguments.js';
import { ValueError } from '../../python/errors.js';
import { type Integer, typeName } from '../../python/types.js';

/** An object with the methods of a Python file that is open for reading bytes. */
export interface ReadableFile {
  /** Python: file.read(size). Returns at most size bytes, and none at the end of the file. */
  read(size: number): NodeJS.ArrayBufferView | ArrayBufferLike;
  /** The descriptor, if there is one. With it the bytes need not be read at all. */
  fileno?(): Integer;
  /** Python: file.seek(offset), relative to the beginning. */
  seek?(offset: Integer): unknown;
  readonly mode?: unknown;
}
/** A descriptor, an object that has one such as `fs.promises.FileHandle`, or a file object as in Python. */
export type FileObject = Integer | { readonly fd: number } | ReadableFile;

const CLOSED = 'I/O operation on closed file';
const { fileRead = lacking('read'), fileSeek = lacking('lseek') } = native;

/** Python: open(path, 'rb', buffering=0), for an open descriptor. */
class DescriptorFile {
  constructor(private readonly fd: number) {}

  fileno(): number {
    return this.fd;
  }
  seek(offset: Integer): void {
    check(fileSeek(this.fd, Number(offset)), 'lseek');
  }
  read(size: number): Bytes {
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, check(fileRead(this.fd, bytes), 'read'));
  }
}

/** The same for a FileHandle, whose descriptor is -1 after it is closed. */
class HandleFile extends DescriptorFile {
  override fileno(): number {
    const fd = super.fileno();
    if (fd < 0) throw new ValueError(CLOSED);
    return fd;
  }
}

/**
 * The same where the addon reads no files, so that the runtime's module fs does
 * (addon/node-files.ts). fs cannot move the position of a file, so this object remembers the
 * argument of seek().
 */
export class FsFile {
  /** The offset of the next read. Null reads from the file's own position. */
  position: number | null = null;

  constructor(private readonly number: number) {}

  get fd(): number {
    if (this.number < 0) throw new ValueError(CLOSED);
    return this.number;
  }
  seek(offset: Integer): void {
    const position = toOffset(offset);
    if (position < 0) throw osError(EINVAL);
    this.position = position;
  }
  /** Records that `count` bytes were read. */
  advance(count: number): void {
    if (this.position !== null) this.position += count;
  }
}

const MadeOfNumber = native.fileRead === undefined ? FsFile : DescriptorFile;
const MadeOfHandle = native.fileRead === undefined ? FsFile : HandleFile;

/**
 * Returns a file object for an argument. An object that has no integer `fd`, or that has fileno(),
 * is returned as it is. Methods that it lacks are found missing only when they are called.
 */
export function toFile(value: unknown): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))) {
    return new MadeOfNumber(Number(value));
  }
  if (typeof value !== 'object' || value === null || methodOf(value, 'fileno') !== null) {
    return value;
  }
  const { fd } = value as { fd?: unknown };
  return typeof fd === 'number' && Number.isInteger(fd) ? new MadeOfHandle(fd) : value;
}

type Method = (...args: unknown[]) => unknown;

/** Python: getattr(file, name, None), bound to the file. */
export function methodOf(file: unknown, name: string): Method | null {
  if (file === null || file === undefined) return null;
  const method = (file as Record<string, unknown>)[name];
  return typeof method === 'function' ? (...args) => Reflect.apply(method, file, args) : null;
}

/** Python: getattr(file, name); AttributeError is JavaScript's TypeError. */
export function requireMethod(file: unknown, name: string): Method {
  const method = methodOf(file, name);
  if (method !== null) return method;
  throw new TypeError(`'${typeName(file)}' object has no attribute '${name}'`);
}

/** Python: 'b' in getattr(file, 'mode', 'b') */
export function isBinary(file: unknown): boolean {
  if (file === null || file === undefined) return true;
  const { mode = 'b' } = file as { mode?: unknown };
  if (typeof mode === 'string' || Array.isArray(mode)) return mode.includes('b');
  throw new TypeError(`argument of type '${typeName(mode)}' is not iterable`);
}
