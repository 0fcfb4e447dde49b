// The files of the dialect, the same as in ../python/files.py. A descriptor represents Python's file.

import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { socket, steps } from './flavour.mjs';

/** Python: io.UnsupportedOperation */
class UnsupportedOperation extends socket.OSError {}
Object.defineProperty(UnsupportedOperation.prototype, 'name', { value: 'UnsupportedOperation' });

/** Python: io.BytesIO */
class BytesIO {
  position = 0;

  /** @param {Buffer} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }
  fileno() {
    throw new UnsupportedOperation('fileno');
  }
  /** @param {number} size */
  read(size) {
    const got = this.bytes.subarray(this.position, this.position + size);
    this.position += got.length;
    return got;
  }
  /** @param {number} position */
  seek(position) {
    this.position = position;
    return position;
  }
  tell() {
    return this.position;
  }
}

/** Python: io.StringIO */
class StringIO extends BytesIO {
  /** @param {number} size */
  read(size) {
    return super.read(size).toString();
  }
}

/** A file object that has only read() and the given attributes. */
class Reader {
  /**
   * @param {unknown[]} pieces the results of read(), in order
   * @param {object} attributes
   */
  constructor(pieces, attributes) {
    this.pieces = pieces;
    Object.assign(this, attributes);
  }
  read() {
    return this.pieces.shift() ?? Buffer.alloc(0);
  }
}

/** @param {number} fd */
const positionOf = (fd) =>
  Number(/pos:\s*(\d+)/.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1]);

export const FILES = {
  data_file: (/** @type {string} */ name, /** @type {Buffer} */ bytes) => {
    writeFileSync(name, bytes);
    return openSync(name, 'r');
  },
  open_file: (/** @type {string} */ name) => openSync(name, 'r'),
  bytes_file: (/** @type {Buffer} */ bytes) => new BytesIO(bytes),
  text_file: (/** @type {string} */ text) => new StringIO(Buffer.from(text)),
  reader: (/** @type {unknown[]} */ pieces, attributes = {}) => new Reader(pieces, attributes),
  tell: (/** @type {number | BytesIO} */ file) =>
    typeof file === 'number' ? positionOf(file) : file.tell(),
  skip: steps(function* (/** @type {number | BytesIO} */ file, /** @type {number} */ size) {
    if (typeof file === 'number') return readSync(file, Buffer.alloc(size));
    return (yield file.read(size)).length;
  }),
  rewind: (/** @type {BytesIO} */ file) => file.seek(0),
  close_file: closeSync,
};
