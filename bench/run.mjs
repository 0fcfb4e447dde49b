// @ts-check
// npm run bench [-- --quick] [--only <part of a trial's name>] [--save]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findRuntime } from '../scripts/runtimes.mjs';
import { ADDRESS_TRIAL, addressBars, measureAddresses } from './addresses.mjs';
import { bars } from './bars.mjs';
import { BATCH_TRIAL, batchBars, measureBatches } from './batches.mjs';
import { chart } from './chart.mjs';
import { compile } from './fleet.mjs';
import { IMPORT_TRIAL, importBars, measureImports } from './importing.mjs';
import { describe, findPython, placement, processorTicks } from './machine.mjs';
import { measure } from './measure.mjs';
import { COMPETITORS, PACES, trialsFor } from './plan.mjs';
import { done, note, progress } from './progress.mjs';
import { report } from './report.mjs';
import { compileServers, measureServers } from './server-measure.mjs';
import { LOADS, SERVER_PACES } from './server-plan.mjs';
import { serverBars } from './server-report.mjs';
import { countSystemCalls } from './system-calls.mjs';
import { measureWaiting, WAITING_TRIAL, waitingBars } from './waiting.mjs';
import { measureWaking, WAKING_TRIAL, wakingBars } from './waking.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    save: { type: 'boolean', default: false },
  },
});

const pace = options.quick ? PACES.quick : PACES.full;
const trials = trialsFor(pace).filter(({ name }) => name.includes(options.only));
const loads = LOADS.filter(({ name }) => name.includes(options.only));
const counting = 'system-calls'.includes(options.only);
const waits = WAITING_TRIAL.includes(options.only);
const batches = BATCH_TRIAL.includes(options.only);
const wakes = WAKING_TRIAL.includes(options.only);
const imports = IMPORT_TRIAL.includes(options.only);
const addresses = ADDRESS_TRIAL.includes(options.only);
const others = [counting, waits, batches, wakes, imports, addresses];
if (trials.length + loads.length === 0 && !others.includes(true)) {
  console.error(`No trial's name contains "${options.only}". There are:`);
  for (const { name } of [...trialsFor(pace), ...LOADS]) console.error(`  ${name}`);
  const names = [
    'system-calls',
    WAITING_TRIAL,
    BATCH_TRIAL,
    WAKING_TRIAL,
    IMPORT_TRIAL,
    ADDRESS_TRIAL,
  ];
  for (const name of names) console.error(`  ${name}`);
  process.exit(2);
}

const begun = performance.now();
const ticks = processorTicks();
const python = findPython();
const folder = mkdtempSync(join(tmpdir(), 'pysocket-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
compile(folder);
compileServers(folder);
const programs = { folder, python: python.command, placement: placement() };

const counted = counting
  ? await countSystemCalls(COMPETITORS, programs, pace.tracedIterations, progress)
  : null;
const results = await measure(
  { competitors: COMPETITORS, trials, pace, programs, end: begun + pace.limitMs },
  progress,
);
const serverPace = options.quick ? SERVER_PACES.quick : SERVER_PACES.full;
const bun = findRuntime('bun');
const servers = await measureServers(
  {
    loads,
    pace: serverPace,
    programs: {
      folder,
      commands: {
        c: null,
        node: process.execPath,
        python: python.command,
        bun: bun?.command ?? null,
      },
      placement: programs.placement,
    },
    end: performance.now() + serverPace.limitMs,
  },
  progress,
);
if (waits) progress(WAITING_TRIAL);
const waiting = waits ? measureWaiting() : null;
if (batches) progress(BATCH_TRIAL);
const batched = batches ? measureBatches(pace.launches, options.quick ? 300 : 1000) : null;
if (wakes) progress(WAKING_TRIAL);
if (addresses) progress(ADDRESS_TRIAL);
const alternated = addresses ? measureAddresses(pace.launches, options.quick ? 20 : 60) : null;
if (imports) progress(IMPORT_TRIAL);
const imported = imports ? measureImports(options.quick ? 11 : 41) : null;
const woken = wakes ? measureWaking(pace.launches, options.quick ? 100 : 400) : null;

const after = processorTicks();
const machine = describe(root, python.version, bun?.version);
const text = report({
  machine,
  kind: `${options.quick ? 'quick' : 'full'} run${options.only ? ` of "${options.only}"` : ''}`,
  seconds: (performance.now() - begun) / 1000,
  stolen: (after.stolen - ticks.stolen) / Math.max(1, after.all - ticks.all),
  trials,
  results,
  bars: [
    ...bars(results, counted?.counts ?? new Map()),
    ...serverBars(servers),
    ...waitingBars(waiting),
    ...batchBars(batched),
    ...wakingBars(woken),
    ...addressBars(alternated),
    ...importBars(imported),
  ],
  counted,
  servers,
});
done();
console.log(text);

// The committed results are those of a full run. A quick one must not replace them.
if (options.save || (!options.quick && options.only === '')) {
  const at = join(root, 'bench', 'results');
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'latest.md'), text);
  writeFileSync(join(at, 'latest.svg'), chart(results, machine.slice(2, 5).join(' · ')));
  note('written: bench/results/latest.md, bench/results/latest.svg');
}
