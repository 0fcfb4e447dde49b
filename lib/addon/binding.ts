/**
 * Finds the addon: first the one that the environment variable names, then a local build, then a
 * shipped binary. Passes over a binary that does not load or that was built for another version of
 * this file. If none is left, the error gives the reason for each.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER } from '../python/folder.js';
import { ABI } from './abi.js';
import { isCut } from './elf.js';
import { libcs } from './libc.js';
import type { Native } from './native.js';
import { PREBUILT } from './prebuilt.js';
import { runtimeThreads } from './runtime-threads.js';

interface Addon {
  readonly abi: number;
  readonly image: number;
  readonly firstThread: boolean;
  open(mainThread: boolean, probe: () => void): Native;
}

interface Candidate {
  /** The name in the error message. */
  readonly name: string;
  load(): unknown;
}

/** Thrown for a candidate that does not exist. */
class NotThere extends Error {}

/**
 * A binary loaded with process.dlopen(). require() in a bundle or in a single executable cannot
 * load a path that is known only at run time.
 */
function at(path: string, name: string = path): Candidate {
  const load = (): unknown => {
    if (!existsSync(path)) throw new NotThere('not there');
    refuseCut(path);
    const module: { exports: unknown } = { exports: {} };
    process.dlopen(module, path);
    return module.exports;
  };
  return { name, load };
}

function refuseCut(path: string): void {
  if (process.platform === 'linux' && isCut(path)) throw new Error('the file is cut off');
}

function shipped(target: string): Candidate {
  const shippedBinary = PREBUILT[target];
  if (shippedBinary === undefined) {
    return {
      name: target,
      load: () => {
        throw new NotThere('this package has no such binary');
      },
    };
  }
  const load = (): unknown => {
    // In a bundle the file is elsewhere, and this path does not exist.
    const path = fromRoot('prebuilds', ...shippedBinary.file);
    if (path !== null && existsSync(path)) refuseCut(path);
    return shippedBinary.load();
  };
  return { name: `the binary for ${target}`, load };
}

function* candidates(): Iterable<Candidate> {
  const override = process.env.PYSOCKET_NATIVE;
  // The override is binding: a sanitizer run must not fall back to another binary.
  if (override !== undefined && override !== '') {
    yield at(override);
    return;
  }
  const builtHere = fromRoot('build', 'Release', 'pysocket.node');
  if (builtHere !== null) yield at(builtHere);
  const here = `${process.platform}-${process.arch}`;
  const targets = process.platform === 'linux' ? libcs().map((libc) => `${here}-${libc}`) : [here];
  yield* targets.map(shipped);
}

function fromRoot(...path: readonly string[]): string | null {
  return FOLDER === null ? null : join(FOLDER, '..', ...path);
}

/** The addon calls this while a call blocks, to see whether JavaScript may still run. */
function probe(): void {
  // Returns, unless V8 has been asked to stop.
}

function open(addon: Partial<Addon>): [native: Native, image: string, isMainThread: boolean] {
  if (typeof addon.open !== 'function') throw new Error('it is no addon of pysocket');
  if (addon.abi !== ABI) {
    const version = addon.abi === undefined ? 'an older version' : 'another version';
    throw new Error(
      `it was built for ${version} of this package (${addon.abi ?? '-'}, not ${ABI})`,
    );
  }
  // No worker runs on the process's first thread. In a program that embeds the runtime, any other
  // thread may be the main one.
  const isMain = addon.firstThread === true || runtimeThreads().isMainThread;
  return [addon.open(isMain, probe), String(addon.image), isMain];
}

function load(): ReturnType<typeof open> {
  const refusals: string[] = [];
  const causes: unknown[] = [];
  for (const candidate of candidates()) {
    try {
      return open(candidate.load() as Partial<Addon>);
    } catch (error) {
      refusals.push(`${candidate.name}: ${reasonOf(error, candidate.name)}`);
      if (!(error instanceof NotThere)) causes.push(error);
    }
  }
  throw noBinary(refusals, causes);
}

/** Returns the first line of a loader error, which gives the reason, without the path before it. */
function reasonOf(error: unknown, name: string): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const [line = ''] = String(message ?? error).split('\n');
  if (code === 'MODULE_NOT_FOUND') return 'not there';
  return line.startsWith(`${name}: `) ? line.slice(name.length + 2) : line;
}

const REMEDY = `To build one: in a checkout of the repository that package.json names, \`npm ci && npm run compile\`; then set
PYSOCKET_NATIVE to the path of build/Release/pysocket.node there.`;

function noBinary(refusals: readonly string[], causes: readonly unknown[]): Error {
  const text = [
    `pysocket has no native binary for ${process.platform}-${process.arch} that loads. Tried`,
    ...refusals.map((refusal) => `  ${refusal}`),
    `This package ships ${Object.keys(PREBUILT).join(', ')}.`,
    REMEDY,
  ].join('\n');
  const [cause] = causes;
  const error = new Error(text, cause === undefined ? undefined : { cause });
  return Object.assign(error, { code: 'ERR_PYSOCKET_NATIVE' });
}

/**
 * The loaded addon. `image` identifies the binary: it is the same for every evaluation of the
 * package in a process. `isMainThread` means what it does in `node:worker_threads`.
 */
export const [native, image, isMainThread] = load();
