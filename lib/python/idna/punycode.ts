/** Punycode (RFC 3492). Names and numbers are the RFC's. */

const BASE = 36;
const TMIN = 1;
const TMAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 0x80;

/** Adapts the bias: section 6.1. */
function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > ((BASE - TMIN) * TMAX) / 2) {
    rest = Math.floor(rest / (BASE - TMIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - TMIN + 1) * rest) / (rest + SKEW));
}

/** Encodes a number as a variable-length integer: section 3.3. */
function digits(number: number, bias: number): string {
  let out = '';
  let rest = number;
  for (let k = BASE; ; k += BASE) {
    const t = Math.min(Math.max(k - bias, TMIN), TMAX);
    if (rest < t) return out + digit(rest);
    out += digit(t + ((rest - t) % (BASE - t)));
    rest = Math.floor((rest - t) / (BASE - t));
  }
}

/** Returns a digit: a-z for 0 to 25, 0-9 for 26 to 35. */
function digit(value: number): string {
  return value < 26 ? String.fromCharCode(0x61 + value) : String(value - 26);
}

/** Encodes code points: section 6.3. */
export function punycode(codes: readonly number[]): string {
  const basic = codes.filter((code) => code < INITIAL_N);
  let out = basic.length === 0 ? '' : `${String.fromCharCode(...basic)}-`;
  let bias = INITIAL_BIAS;
  let delta = 0;
  let done = basic.length;
  let n = INITIAL_N;
  const extended = new Set(codes.filter((code) => code >= INITIAL_N));
  for (const next of [...extended].sort((a, b) => a - b)) {
    delta += (next - n) * (done + 1);
    n = next;
    for (const code of codes) {
      if (code < n) delta++;
      if (code !== n) continue;
      out += digits(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
    delta++;
    n++;
  }
  return out;
}
