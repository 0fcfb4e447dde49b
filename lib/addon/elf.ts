/** What the head of an ELF file says. See elf(5). */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = '\x7fELF';
const WIDE = 2;
const BIG_ENDIAN = 2;
/** The type of the program header that names the interpreter. */
const PT_INTERP = 3;
/** The head, behind which the program headers and the name of the interpreter begin. */
const HEAD_SIZE = 64;
const FIRST_PAGE = 4096;

/** The beginning of a file: null when it is no ELF file. */
class Head {
  private readonly view: DataView;
  private readonly little: boolean;
  private readonly wide: boolean;

  private constructor(private readonly bytes: Buffer) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.little = bytes[5] !== BIG_ENDIAN;
    this.wide = bytes[4] === WIDE;
  }

  static read(fd: number, size: number): Head | null {
    const bytes = Buffer.alloc(size);
    const read = readSync(fd, bytes, 0, size, 0);
    const isElf = bytes.toString('latin1', 0, MAGIC.length) === MAGIC;
    return isElf ? new Head(bytes.subarray(0, Math.max(read, HEAD_SIZE))) : null;
  }

  private half(at: number): number {
    return this.view.getUint16(at, this.little);
  }
  private word(at: number): number {
    return this.view.getUint32(at, this.little);
  }
  /** An offset: as wide as the file's class says. */
  private offset(at: number): number {
    return this.wide ? Number(this.view.getBigUint64(at, this.little)) : this.word(at);
  }

  /** Where the table of sections ends, which is the last thing in a file. */
  end(): number {
    const [size, count] = this.wide ? [58, 60] : [46, 48];
    return this.offset(this.wide ? 40 : 32) + this.half(size) * this.half(count);
  }

  /** The path of the program's interpreter, its dynamic loader; null when that is not in the bytes that were read. */
  interpreter(): string | null {
    const [table, size, count] = this.wide
      ? [this.offset(32), this.half(54), this.half(56)]
      : [this.offset(28), this.half(42), this.half(44)];
    if (table + size * count > this.bytes.length) return null;
    for (let header = table; header < table + size * count; header += size) {
      if (this.word(header) !== PT_INTERP) continue;
      const from = this.offset(header + (this.wide ? 8 : 4));
      const end = this.bytes.indexOf(0, from);
      return end < 0 ? null : this.bytes.toString('latin1', from, end);
    }
    return null;
  }
}

/**
 * Does an end of it miss, as of a download that broke off? The system's loader maps what is not there, and
 * the process dies of it.
 */
export function isCut(path: string): boolean {
  const fd = openSync(path, 'r');
  try {
    const file = fstatSync(fd);
    if (!file.isFile()) return false;
    const head = Head.read(fd, HEAD_SIZE);
    // Another kind of file, of which the loader knows what to say.
    if (head === null) return false;
    return file.size < HEAD_SIZE || file.size < head.end();
  } finally {
    closeSync(fd);
  }
}

/** The path of the dynamic loader that a program names, or null: it is static, or no ELF file. */
export function interpreterOf(path: string): string | null {
  const fd = openSync(path, 'r');
  try {
    return Head.read(fd, FIRST_PAGE)?.interpreter() ?? null;
  } finally {
    closeSync(fd);
  }
}
