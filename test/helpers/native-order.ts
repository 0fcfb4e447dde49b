/** Numbers in this machine's byte order, as the kernel reads and writes them. */
import { endianness } from 'node:os';

const little = endianness() === 'LE';

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const readUint16 = (bytes: Uint8Array, at = 0): number => view(bytes).getUint16(at, little);
export const readInt32 = (bytes: Uint8Array, at = 0): number => view(bytes).getInt32(at, little);
export const readUint32 = (bytes: Uint8Array, at = 0): number => view(bytes).getUint32(at, little);
export const readInt64 = (bytes: Uint8Array, at = 0): bigint => view(bytes).getBigInt64(at, little);

export const uint16 = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
export const int32 = (...values: number[]): Buffer => Buffer.from(Int32Array.from(values).buffer);
export const int64 = (...values: bigint[]): Buffer =>
  Buffer.from(BigInt64Array.from(values).buffer);

/** An array of 16-bit numbers with the same bytes in memory as the text. */
export const inPairs = (text: string): Uint16Array =>
  new Uint16Array(Uint8Array.from(Buffer.from(text)).buffer);

/** Bytes written in hexadecimal, separated by spaces. '=' introduces a number in this machine's byte order. */
export function bytesOf(text: string): Buffer {
  const parts = text.split(' ').map((word) => {
    const bytes = Buffer.from(word.replace('=', ''), 'hex');
    return word.startsWith('=') && little ? bytes.reverse() : bytes;
  });
  return Buffer.concat(parts);
}
