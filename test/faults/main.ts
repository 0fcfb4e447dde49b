/**
 * `npm run test:faults`: system calls that fail, descriptors that run out, storms of signals, and a part of
 * it under the CPU profiler. See test/README.md.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findInterpreter } from '../parity/interpreter.js';
import { build } from './build.js';
import { Injection } from './injection.js';
import { storms } from './storm.js';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    /** The name of one fault; may be repeated. */
    only: { type: 'string', multiple: true, default: [] },
    /** With `only`: run under the profiler. */
    profile: { type: 'boolean', default: false },
    /** The duration of each storm. */
    seconds: { type: 'string', default: '8' },
    /** Only the storms. */
    storms: { type: 'boolean', default: false },
  },
});

/** The percentage of the faults to inject under the profiler. */
const PERCENTAGE = 10;

async function main(): Promise<void> {
  const folder = resolve('test/faults');
  const { profiles, ...built } = build(join(folder, 'preload'));
  const setting = {
    ...built,
    dist: resolve(values.dist),
    programs: join(folder, 'programs'),
    python: findInterpreter()?.path,
  };
  const { only, storms: stormsOnly } = values;
  const seed = Number(values.seed);
  console.log(`faults of ${setting.dist}, seed ${seed}, oracle ${setting.python ?? 'none'}`);
  let failures = 0;
  let python;
  if (!stormsOnly && !values.profile) {
    const injection = new Injection(setting, seed, only);
    python = await injection.run();
    injection.report('plain');
    failures += injection.failures.length;
  }
  if (!stormsOnly && (only.length === 0 || values.profile)) {
    const injection = new Injection({ ...setting, profiles }, seed, only, PERCENTAGE, python);
    await injection.run();
    injection.report('under --cpu-prof');
    failures += injection.failures.length;
  }
  if (only.length === 0)
    failures += await storms({ ...setting, profiles }, seed, Number(values.seconds));
  console.log(failures === 0 ? 'all well' : `${failures} failures`);
  if (failures > 0) process.exitCode = 1;
}

void main();
