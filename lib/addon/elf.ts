/** The head of a shared object, as far as it says how long the file has to be. See elf(5). */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const HEAD_SIZE = 64;
const MAGIC = '\x7fELF';
const WIDE = 2;
const BIG_ENDIAN = 2;

/**
 * Does an end of it miss, as of a download that broke off? The system's loader maps what is not there, and
 * the process dies of it. The table of sections is the last thing in a file.
 */
export function isCut(path: string): boolean {
  const head = Buffer.alloc(HEAD_SIZE);
  const fd = openSync(path, 'r');
  try {
    if (!fstatSync(fd).isFile()) return false;
    const read = readSync(fd, head, 0, HEAD_SIZE, 0);
    // Another kind of file, of which the loader knows what to say.
    if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) return false;
    return read < HEAD_SIZE || fstatSync(fd).size < endOf(head);
  } finally {
    closeSync(fd);
  }
}

function endOf(head: Buffer): number {
  const view = new DataView(head.buffer, head.byteOffset);
  const little = view.getUint8(5) !== BIG_ENDIAN;
  const wide = view.getUint8(4) === WIDE;
  const start = wide ? Number(view.getBigUint64(40, little)) : view.getUint32(32, little);
  const [size, count] = wide ? [58, 60] : [46, 48];
  return start + view.getUint16(size, little) * view.getUint16(count, little);
}
