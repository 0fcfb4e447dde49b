/** `npm run test:faults`: system calls that fail, one at a time. See test/README.md. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findInterpreter } from '../parity/interpreter.js';
import { build } from './build.js';
import { Injection } from './injection.js';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    only: { type: 'string', default: '' },
  },
});

async function main(): Promise<void> {
  const folder = resolve('test/faults');
  const setting = {
    ...build(join(folder, 'preload')),
    dist: resolve(values.dist),
    programs: join(folder, 'programs'),
    python: findInterpreter()?.path,
  };
  console.log(`faults of ${setting.dist}, seed ${values.seed}, oracle ${setting.python ?? 'none'}`);
  const injection = new Injection(setting, Number(values.seed), values.only);
  await injection.run();
  injection.report();
  if (injection.failures.length > 0) process.exitCode = 1;
}

void main();
