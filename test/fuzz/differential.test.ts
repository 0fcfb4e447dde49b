/**
 * Random programs give the same results here as in CPython: programs that once did not, and some new
 * ones. `npm run fuzz` runs more of them.
 */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Campaign } from './differential/campaign.js';
import { readCases } from './differential/cases.js';
import { spell } from './differential/steps.js';
import { Bench } from './differential/trial.js';

const SEED = 1;
const DURATION = 25_000;

const dist = process.env['PYSOCKET_FUZZ_DIST'] ?? join(__dirname, '../../dist');
const bench = new Bench({ runners: join(__dirname, 'differential'), dist });
afterAll(() => bench.close());

describe('a program that once differed', () => {
  const cases = readCases(join(__dirname, 'cases')).flatMap(([name, content]) => {
    return content.flavours.map((flavour) => [name, flavour, content] as const);
  });

  it.each(cases)('%s', async (_, flavour, { before, steps, expected }) => {
    const divergence = await bench.differsAlone(steps, expected, flavour, before);
    expect(divergence, steps.map(spell).join('\n')).toBe(null);
  });
});

it.skipIf(bench.python === null)(
  'random programs',
  async () => {
    const until = Date.now() + DURATION;
    const say = (text: string) => console.log(text);
    const campaign = new Campaign(bench, { seed: SEED, until, all: false, known: [], say });
    await campaign.run();
    const found = [...campaign.findings.values()].map(({ about, steps, divergence }) => {
      return { about, program: steps.map(spell), ...divergence };
    });
    expect(found).toEqual([]);
    expect(campaign.counts.divergences).toBe(0);
    expect(campaign.counts.programs).toBeGreaterThan(10);
  },
  5 * DURATION,
);
