/**
 * Finds the addon: the environment's word first, then what was built here, then what was shipped.
 * A binary that does not load, or was made for another version of this file, is passed over; when none
 * is left the error says of each why.
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
  /** For the error. */
  readonly name: string;
  load(): unknown;
}

/** What no candidate is tried after: it is not there. */
class NotThere extends Error {}

/**
 * By Node's own dlopen: a path that is known at run time only is nothing to a bundler's require(),
 * nor to that of a single executable.
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
    // In a bundle the file is elsewhere, and this is none.
    const path = fromRoot('prebuilds', ...shippedBinary.file);
    if (path !== null && existsSync(path)) refuseCut(path);
    return shippedBinary.load();
  };
  return { name: `the binary for ${target}`, load };
}

function* candidates(): Iterable<Candidate> {
  const override = process.env.PYSOCKET_NATIVE;
  // An override is an order, not a hint: a sanitizer run must not fall back to another binary.
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

/** The addon calls this to see whether JavaScript may still run, while a call of it blocks. */
function probe(): void {
  // It returns, or V8 has been asked to stop.
}

function open(addon: Partial<Addon>): [native: Native, image: string, isMainThread: boolean] {
  if (typeof addon.open !== 'function') throw new Error('it is no addon of pysocket');
  if (addon.abi !== ABI) {
    const version = addon.abi === undefined ? 'an older version' : 'another version';
    throw new Error(
      `it was built for ${version} of this package (${addon.abi ?? '-'}, not ${ABI})`,
    );
  }
  // No worker is the process's first thread; any other may be the main one, of who embeds the runtime.
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

/** Of the loader's errors the first line says why, behind the path. */
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
 * image: of the addon that was loaded, once a process however often the package is evaluated. isMainThread: as
 * `node:worker_threads` has it.
 */
export const [native, image, isMainThread] = load();
