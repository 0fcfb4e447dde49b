/** What files of bytes have underneath unless they have something better. Python: io.IOBase */
import { OSError } from '../errors.js';
import { NEWLINE, unsupported, unsupportedSteps } from './core.js';
import type { Steps } from './driver.js';

export abstract class IOBase {
  /** Null: it would block. */
  abstract read(size: number): Steps<Buffer | null>;
  /** Bytes that are there already, or that one call gives; they stay. */
  peek?(): Steps<Buffer>;

  *readline(limit: number): Steps<Buffer> {
    const parts: Buffer[] = [];
    let length = 0;
    while (limit < 0 || length < limit) {
      let wanted = 1;
      if (this.peek !== undefined) {
        const ahead = yield* this.peek();
        // As CPython: the limit of the whole, not of what remains of it.
        const within = limit < 0 ? ahead : ahead.subarray(0, limit);
        const end = within.indexOf(NEWLINE);
        if (ahead.length > 0) wanted = end < 0 ? within.length : end + 1;
      }
      const part = bytesOf(yield* this.read(wanted));
      if (part.length === 0) break;
      parts.push(part);
      length += part.length;
      if (part[part.length - 1] === NEWLINE) break;
    }
    return Buffer.concat(parts, length);
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

function bytesOf(value: Buffer | null): Buffer {
  if (value !== null) return value;
  throw new OSError("read() should have returned a bytes object, not 'NoneType'");
}
