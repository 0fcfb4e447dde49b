/** Thousands of cancellations at random moments: no byte or character is lost or duplicated. */
import { AbortError, type BufferedRWPair, SHUT_WR, type TextIOWrapper } from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { promisePair } from '../../helpers/files.js';

interface Keywords {
  signal: AbortSignal;
}

function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (state >> 8) % below;
  };
}

/** Makes a call that may be cancelled before it begins, soon, or some turns later. Returns its value or the error. */
async function perhaps<T>(
  random: (below: number) => number,
  call: (keywords: Keywords) => Promise<T>,
  count: { cancelled: number },
): Promise<{ value: T } | AbortError> {
  const controller = new AbortController();
  const pending = call({ signal: controller.signal });
  const when = random(6);
  if (when === 0) controller.abort();
  if (when === 1) queueMicrotask(() => controller.abort());
  if (when === 2) setImmediate(() => controller.abort());
  if (when === 3) setImmediate(() => setImmediate(() => controller.abort()));
  try {
    return { value: await pending };
  } catch (error) {
    if (!(error instanceof AbortError)) throw error;
    count.cancelled++;
    return error;
  }
}

type Random = (below: number) => number;

/** Writes all the data, bytes or characters, and shuts down sending. */
async function writeAll<D extends Buffer | string>(
  sock: ReturnType<typeof promisePair>[0],
  f: Pick<BufferedRWPair | TextIOWrapper, 'flush'>,
  write: (piece: D, k: Keywords) => Promise<number>,
  data: D,
  random: Random,
  count: { cancelled: number },
): Promise<void> {
  for (let at = 0; at < data.length;) {
    const piece = data.slice(at, at + 1 + random(12_000)) as D;
    const outcome = await perhaps(random, (k) => write(piece, k), count);
    at += 'value' in outcome ? outcome.value : (outcome.characters_written ?? 0);
    if (random(5) === 0) await perhaps(random, (k) => f.flush(k), count);
    if (random(4) === 0) await new Promise(setImmediate);
  }
  await f.flush();
  sock.shutdown(SHUT_WR);
}

async function readBytes(
  f: BufferedRWPair,
  size: number,
  random: Random,
  count: { cancelled: number },
): Promise<Buffer> {
  const parts: Buffer[] = [];
  const into = Buffer.alloc(20_000);
  const filled = async (call: Promise<number | null>): Promise<Buffer> =>
    Buffer.from(into.subarray(0, (await call) ?? 0));
  for (let got = 0; got < size;) {
    const most = 1 + random(Math.min(20_000, size - got));
    const calls: ((k: Keywords) => Promise<Buffer | Buffer[] | null>)[] = [
      (k) => f.read(most, k),
      (k) => f.read1(most, k),
      (k) => f.readline(most, k),
      (k) => filled(f.readinto(into.subarray(0, most), k)),
      (k) => filled(f.readinto1(into.subarray(0, most), k)),
      (k) => f.readlines(1, k),
      (k) => f.peek(k).then(() => null),
    ];
    const outcome = await perhaps(
      random,
      (k) => calls[random(calls.length)]?.(k) ?? f.read1(1, k),
      count,
    );
    if (!('value' in outcome) || outcome.value === null) continue;
    for (const part of [outcome.value].flat()) {
      parts.push(part);
      got += part.length;
    }
  }
  return Buffer.concat(parts);
}

async function readText(
  f: TextIOWrapper,
  size: number,
  random: Random,
  count: { cancelled: number },
): Promise<string> {
  let text = '';
  while (text.length < size) {
    const most = 1 + random(Math.min(9000, size - text.length));
    const calls: ((k: Keywords) => Promise<string | string[]>)[] = [
      (k) => f.read(most, k),
      (k) => f.readline(most, k),
      (k) => f.readlines(1, k),
    ];
    const outcome = await perhaps(random, (k) => calls[random(3)]?.(k) ?? f.read(1, k), count);
    if ('value' in outcome) text += [outcome.value].flat().join('');
  }
  return text;
}

describe('cancellations at random moments', () => {
  it.each([8192, 100])('of bytes, in both directions, with a buffer of %d', async (buffering) => {
    const count = { cancelled: 0 };
    const size = 1_500_000;
    const ends = promisePair().map((sock, i) => ({
      sock,
      f: sock.makefile('rwb', buffering),
      data: Buffer.from(Array.from({ length: size }, (_, at) => (at * (7 + i)) >> 2)),
    }));
    const converse = async (mine: (typeof ends)[0], theirs: (typeof ends)[0], seed: number) => {
      const [writing, reading] = [generator(seed), generator(seed + 1)];
      const [, got] = await Promise.all([
        writeAll(mine.sock, mine.f, (each, k) => mine.f.write(each, k), mine.data, writing, count),
        readBytes(mine.f, size, reading, count),
      ]);
      expect(got.equals(theirs.data)).toBe(true);
    };
    const [left, right] = ends;
    if (left === undefined || right === undefined) throw new Error('no pair');
    await Promise.all([converse(left, right, 1), converse(right, left, 5)]);
    expect(count.cancelled).toBeGreaterThan(50);
  });

  it('of text', async () => {
    const count = { cancelled: 0 };
    const [a, b] = promisePair();
    const [f, g] = [a.makefile('w', { newline: '\r\n' }), b.makefile('r')];
    const text = Array.from({ length: 20_000 }, (_, i) => `${i}${'é你x'.repeat(i % 60)}\n`).join(
      '',
    );
    const [, got] = await Promise.all([
      writeAll(a, f, (each: string, k) => f.write(each, k), text, generator(3), count),
      readText(g, text.length, generator(4), count),
    ]);
    expect(got === text).toBe(true);
    expect(count.cancelled).toBeGreaterThan(50);
  });
});
