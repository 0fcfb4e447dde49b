// Writes all of a program's standard output at once, for a test that reads it line by line. A pipe that
// Node has made non-blocking is full when the reader is slow.
import { writeSync } from 'node:fs';

const nobody = new Int32Array(new SharedArrayBuffer(4));

/** @param {Uint8Array} bytes */
export function writeAll(bytes) {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EAGAIN') throw error;
      Atomics.wait(nobody, 0, 0, 1);
    }
  }
}
