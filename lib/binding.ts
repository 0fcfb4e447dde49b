/** Finds the addon: the environment's word first, then what was built here, then what was shipped. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Native } from './native.js';

const root = join(__dirname, '..');
const target = `${process.platform}-${process.arch}`;

function candidates(): string[] {
  const override = process.env.PYSOCKET_NATIVE;
  // An override is an order, not a hint: a sanitizer run must not fall back to another binary.
  if (override !== undefined && override !== '') return [override];
  return [
    join(root, 'build', 'Release', 'pysocket.node'),
    join(root, 'prebuilds', target, 'pysocket.node'),
  ];
}

/** The addon calls this to see whether JavaScript may still run, while a call of it blocks. */
function probe(): void {
  // It returns, or V8 has been asked to stop.
}

function load(): [native: Native, path: string] {
  const tried: string[] = [];
  let cause: unknown;
  for (const path of candidates()) {
    tried.push(path);
    if (!existsSync(path)) continue;
    try {
      const addon = require(path) as { open(mainThread: boolean, probe: () => void): Native };
      return [addon.open(isMainThread, probe), path];
    } catch (error) {
      cause ??= error;
    }
  }
  throw Object.assign(
    new Error(`pysocket has no native binary for ${target}; tried ${tried.join(', ')}`, { cause }),
    { code: 'ERR_PYSOCKET_NATIVE' },
  );
}

/** path: of the addon that was loaded, once a process however often the package is evaluated. */
export const [native, path] = load();
