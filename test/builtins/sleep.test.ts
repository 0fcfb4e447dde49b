/** sleep() of both flavours: its duration, what ends it, and what runs in the meantime. */
import * as blocking from 'pysocket/builtins';
import * as promises from 'pysocket/promises/builtins';
import { describe, expect, it } from 'vitest';

describe.each([
  ['blocking', blocking],
  ['promises', promises],
])('%s', (_name, { sleep }) => {
  it.each([0, 0.001, 0.05, 0.2])('sleeps %d seconds, and not less', async (seconds) => {
    const begun = performance.now();
    await sleep(seconds);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(seconds * 1000);
  });
});
