/** The default methods in the cores of byte files. Python: io.IOBase */
import type { Bytes } from '../../python/bytes.js';
import { OSError } from '../../python/errors.js';
import { NEWLINE, unsupported, unsupportedSteps } from './core.js';
import { isInterrupted } from '../../waiting/interrupted.js';
import type { Steps } from '../../waiting/way.js';

export abstract class IOBase {
  /** Returns null if it would block. */
  abstract read(size: number): Steps<Bytes | null>;
  /** Returns buffered bytes, or what one call receives, without consuming them. */
  peek?(): Steps<Bytes>;
  /** Puts back what an interrupted call had read. */
  unread?(parts: readonly Bytes[]): void;

  *readline(limit: number): Steps<Bytes> {
    const parts: Bytes[] = [];
    let length = 0;
    try {
      while (limit < 0 || length < limit) {
        const part = bytesOf(yield* this.read(yield* this.upToNewline(limit)));
        if (part.length === 0) break;
        parts.push(part);
        length += part.length;
        if (part[part.length - 1] === NEWLINE) break;
      }
    } catch (error) {
      if (isInterrupted(error)) this.unread?.(parts);
      throw error;
    }
    return Buffer.concat(parts, length);
  }

  /** Returns how many bytes can be read without passing the next newline. */
  private *upToNewline(limit: number): Steps<number> {
    if (this.peek === undefined) return 1;
    const ahead = yield* this.peek();
    if (ahead.length === 0) return 1;
    // As in CPython, this is the limit of the whole line, not what remains of it.
    const within = limit < 0 ? ahead : ahead.subarray(0, limit);
    const end = within.indexOf(NEWLINE);
    return end < 0 ? within.length : end + 1;
  }

  truncate(): Steps<never> {
    return unsupportedSteps('truncate');
  }
  seek(_whence: number): never {
    return unsupported('seek');
  }
  tell(): never {
    return unsupported('seek');
  }
}

function bytesOf(value: Bytes | null): Bytes {
  if (value !== null) return value;
  throw new OSError("read() should have returned a bytes object, not 'NoneType'");
}
