/** Counts code points, as Python does. JavaScript counts UTF-16 units. */

const HIGH_START = 0xd800;
const LOW_START = 0xdc00;
const LOW_END = 0xdfff;

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  if (high < HIGH_START || high >= LOW_START) return false;
  const low = text.charCodeAt(at + 1);
  return low >= LOW_START && low <= LOW_END;
}

/** Python: len(text[start:end]). Positions are in units. */
export function countPoints(text: string, start = 0, end = text.length): number {
  let count = end - start;
  for (let i = start; i < end - 1; i++) {
    if (isPair(text, i)) {
      count--;
      i++;
    }
  }
  return count;
}

/** Returns the position `count` code points after another one, or the end of the text. */
export function advance(text: string, start: number, count: number): number {
  let at = start;
  for (let left = count; left > 0 && at < text.length; left--) at += isPair(text, at) ? 2 : 1;
  return at;
}
