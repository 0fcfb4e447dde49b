/** Which C library this process runs on: a guess, which orders what is tried. */
import { readFileSync } from 'node:fs';
import { interpreterOf } from './elf.js';

type Libcs = readonly ['glibc', 'musl'] | readonly ['musl', 'glibc'];

const LOADER = 'ld-musl-';

/** Sandboxes may refuse to be looked at. */
function attempt<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

const inOrder = (isMusl: boolean): Libcs => (isMusl ? ['musl', 'glibc'] : ['glibc', 'musl']);

/** Linux's two, the likelier one first. */
export function libcs(): Libcs {
  const loader = attempt(() => interpreterOf('/proc/self/exe'));
  if (loader !== null) return inOrder(loader.includes(LOADER));
  // The program was given to a loader by name, which is then what runs.
  const maps = attempt(() => readFileSync('/proc/self/maps', 'latin1'));
  if (maps !== null) return inOrder(maps.includes(LOADER));
  const header = attempt(
    () => (process.report.getReport() as { header?: Record<string, unknown> }).header,
  );
  // Node's report names glibc's version, and has no name for musl's.
  return inOrder(header !== null && header !== undefined && !('glibcVersionRuntime' in header));
}
