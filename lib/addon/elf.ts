/** Reads the header of an ELF file. See elf(5). */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = '\x7fELF';
const WIDE = 2;
const BIG_ENDIAN = 2;
/** The type of the program header that names the interpreter. */
const PT_INTERP = 3;
/** The size of the ELF header. The program headers and the interpreter's name follow it. */
const HEAD_SIZE = 64;
const FIRST_PAGE = 4096;

/** The beginning of an ELF file. */
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
  /** Reads an offset, whose width depends on the file's class. */
  private offset(at: number): number {
    return this.wide ? Number(this.view.getBigUint64(at, this.little)) : this.word(at);
  }

  /** Returns the offset at which the section table ends. It is the last thing in a file. */
  end(): number {
    const [size, count] = this.wide ? [58, 60] : [46, 48];
    return this.offset(this.wide ? 40 : 32) + this.half(size) * this.half(count);
  }

  /**
   * Returns the path of the program's interpreter, which is its dynamic loader, or null if the
   * bytes that were read do not contain it.
   */
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
 * True if the end of the file is missing, as after an interrupted download. The system's loader
 * would map the missing part, and the process would die.
 */
export function isCut(path: string): boolean {
  const fd = openSync(path, 'r');
  try {
    const file = fstatSync(fd);
    if (!file.isFile()) return false;
    const head = Head.read(fd, HEAD_SIZE);
    // The loader reports other kinds of file itself.
    if (head === null) return false;
    return file.size < HEAD_SIZE || file.size < head.end();
  } finally {
    closeSync(fd);
  }
}

/** Returns the path of a program's dynamic loader, or null if the program is static or not an ELF file. */
export function interpreterOf(path: string): string | null {
  const fd = openSync(path, 'r');
  try {
    return Head.read(fd, FIRST_PAGE)?.interpreter() ?? null;
  } finally {
    closeSync(fd);
  }
}
