/**
 * Python's struct.pack() and unpack(), without alignment: '=' in the machine's byte order (as the
 * kernel's structures are), '!' in the network's. B, H, I, Q are unsigned integers of 1, 2, 4 and 8
 * bytes, b, h, i are signed ones, 4s is 4 bytes, 3x skips 3.
 */
import { endianness } from 'node:os';

type Value = number | bigint | Uint8Array;
const SIZES: Readonly<Record<string, number>> = { B: 1, b: 1, H: 2, h: 2, I: 4, i: 4, Q: 8 };

interface Field {
  readonly code: string;
  readonly offset: number;
  readonly size: number;
}

interface Layout {
  readonly little: boolean;
  readonly fields: readonly Field[];
  readonly size: number;
}

function parse(format: string): Layout {
  if (!/^[=!](\d*[BbHhIiQsx])*$/.test(format)) throw new Error(`bad format: ${format}`);
  const fields: Field[] = [];
  let offset = 0;
  for (const [, count = '', code = ''] of format.matchAll(/(\d*)([a-zA-Z])/g)) {
    const times = count === '' ? 1 : Number(count);
    const size = SIZES[code];
    if (code === 's') fields.push({ code, offset, size: times });
    for (let i = 0; size !== undefined && i < times; i++) {
      fields.push({ code, offset: offset + i * size, size });
    }
    offset += times * (size ?? 1);
  }
  const little = format.startsWith('=') && endianness() === 'LE';
  return { little, fields, size: offset };
}

/** Python: struct.calcsize(format) */
export function calcsize(format: string): number {
  return parse(format).size;
}

/** Python: struct.pack(format, *values) */
export function pack(format: string, ...values: Value[]): Buffer {
  const { little, fields, size } = parse(format);
  if (values.length !== fields.length) throw new Error(`${fields.length} values for ${format}`);
  const bytes = Buffer.alloc(size);
  fields.forEach((field, i) => put(bytes, field, little, values[i]));
  return bytes;
}

function put(bytes: Buffer, { code, offset, size }: Field, little: boolean, value?: Value): void {
  if (value instanceof Uint8Array) {
    bytes.set(value.subarray(0, size), offset);
  } else if (code === 'Q') {
    const wide = BigInt(value ?? 0);
    if (little) bytes.writeBigUInt64LE(wide, offset);
    else bytes.writeBigUInt64BE(wide, offset);
  } else {
    const signed = code === code.toLowerCase();
    const method = `write${signed ? '' : 'U'}Int${little ? 'LE' : 'BE'}` as const;
    bytes[method](Number(value), offset, size);
  }
}

/** Python: struct.unpack_from(format, bytes, offset); Q is cut to 53 bits, s is not among them */
export function unpack(format: string, bytes: Buffer, start = 0): number[] {
  const { little, fields, size } = parse(format);
  if (bytes.length < start + size) throw new Error(`${format} needs ${size} bytes`);
  return fields.map(({ code, offset, size }) => {
    if (code === 's') throw new Error('bytes are taken with subarray()');
    const at = start + offset;
    if (code === 'Q') return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
    const signed = code === code.toLowerCase();
    const method = `read${signed ? '' : 'U'}Int${little ? 'LE' : 'BE'}` as const;
    return bytes[method](at, size);
  });
}
