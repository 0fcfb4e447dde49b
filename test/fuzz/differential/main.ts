/** `npm run fuzz -- --minutes 5 --seed 1 [--all] [--dist path]`: see test/README.md. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Campaign, flavoursOf } from './campaign.js';
import { readCases, writeCase } from './cases.js';
import type { Finding } from './examination.js';
import { withoutCircumstances } from './signature.js';
import { spell } from './steps.js';
import { Bench } from './trial.js';

const MINUTE = 60_000;
const root = process.cwd();

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string' },
    all: { type: 'boolean', default: false },
    known: { type: 'boolean', default: false },
    dist: { type: 'string' },
    cases: { type: 'string', default: 'test/fuzz/cases' },
  },
});

function say(text: string): void {
  console.log(text);
}

function tell({ about, seed, before, steps, divergence }: Finding): void {
  const { index, expected, actual } = divergence;
  say(`\n${about} (seed ${seed})`);
  for (const program of before) say(`    after: ${program.map(spell).join('; ')}`);
  for (const [i, step] of steps.entries()) say(`  ${i === index ? '>' : ' '} ${spell(step)}`);
  say(`    CPython: ${JSON.stringify(expected)}`);
  say(`    here:    ${JSON.stringify(actual)}`);
}

async function main(): Promise<void> {
  const seed = Number(values.seed ?? Math.floor(Date.now() / 1000) % 1e9);
  const dist = resolve(values.dist ?? process.env['PYSOCKET_FUZZ_DIST'] ?? join(root, 'dist'));
  const bench = new Bench({ runners: join(root, 'test/fuzz/differential'), dist });
  // A hung runner would not notice the end of its input.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      bench.close();
      process.exit(1);
    });
  }
  const until = Date.now() + Number(values.minutes) * MINUTE;
  const cases = values.known ? readCases(values.cases) : [];
  const known = cases.map(([, { about }]) => withoutCircumstances(about));
  const campaign = new Campaign(bench, { seed, until, all: values.all, known, say });
  say(`fuzz: from seed ${seed}, ${values.minutes} minutes, ${dist}`);
  try {
    await campaign.run();
  } finally {
    bench.close();
  }
  const { counts, findings } = campaign;
  for (const finding of findings.values()) {
    tell(finding);
    const { about, seed: from, before, steps, expected } = finding;
    const flavours = flavoursOf(finding);
    const path = writeCase(values.cases, { about, seed: from, flavours, before, steps, expected });
    say(`    saved:   ${path}`);
  }
  for (const [kind, count] of Object.entries(counts.kinds)) say(`again: ${count} times: ${kind}`);
  say(
    `\n${counts.programs} programs, ${counts.steps} steps, seeds ${seed} to ` +
      `${seed + counts.programs - 1}, ${counts.divergences} divergences of ${findings.size} kinds, ` +
      `${counts.unrepeated.length} that came once, ${counts.undecided} undecided, ` +
      `documented differences ${JSON.stringify(counts.excused)}`,
  );
  process.exitCode = counts.divergences > 0 ? 1 : 0;
}

void main();
