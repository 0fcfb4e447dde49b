/** Finds the addon: the environment's word first, then what was built here, then what was shipped. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Native } from './native.js';

// This file lies two folders below the root of the package, bundled or not.
const root = join(__dirname, '../..');
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
  const refusals: string[] = [];
  const errors: unknown[] = [];
  for (const path of candidates()) {
    if (!existsSync(path)) {
      refusals.push(`${path}: not there`);
      continue;
    }
    try {
      const addon = require(path) as { open(mainThread: boolean, probe: () => void): Native };
      return [addon.open(isMainThread, probe), path];
    } catch (error) {
      refusals.push(`${path}: ${textOf(error, path)}`);
      errors.push(error);
    }
  }
  throw noBinary(refusals, errors);
}

/** Of the loader's errors the first line says why, behind the path. */
function textOf(error: unknown, path: string): string {
  const [line = ''] = String((error as Partial<Error> | null)?.message ?? error).split('\n');
  return line.startsWith(`${path}: `) ? line.slice(path.length + 2) : line;
}

function noBinary(refusals: readonly string[], errors: readonly unknown[]): Error {
  const there = readable(join(root, 'prebuilds')).join(', ') || 'none';
  const text = [
    `pysocket has no native binary for ${target} that loads. Tried`,
    ...refusals.map((refusal) => `  ${refusal}`),
    `Binaries in this package: ${there}.`,
  ].join('\n');
  const [cause] = errors;
  const error = new Error(text, cause === undefined ? undefined : { cause });
  return Object.assign(error, { code: 'ERR_PYSOCKET_NATIVE' });
}

function readable(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** path: of the addon that was loaded, once a process however often the package is evaluated. */
export const [native, path] = load();
