/** Base64 VLQ, as in source maps: numbers of any size, with small ones in a single letter. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  DIGITS.indexOf(String.fromCharCode(code)),
);

/** The bit of a six-bit digit that says that more digits follow. */
const MORE = 0x20;

export function readVlq(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = VALUES[text.charCodeAt(at)] ?? 0;
    value |= (digit & ~MORE) << shift;
    shift += 5;
    if ((digit & MORE) !== 0) continue;
    // The lowest bit is the sign.
    numbers.push((value & 1) === 0 ? value >> 1 : -(value >> 1));
    value = 0;
    shift = 0;
  }
  return numbers;
}
