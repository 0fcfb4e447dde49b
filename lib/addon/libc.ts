/** Guesses which C library this process runs on. The guess decides which binary is tried first. */
import { readFileSync } from 'node:fs';
import { interpreterOf } from './elf.js';

type Libcs = readonly ['glibc', 'musl'] | readonly ['musl', 'glibc'];

const LOADER = 'ld-musl-';

/** Returns the result, or null if it throws: sandboxes may forbid these look-ups. */
function attempt<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

const inOrder = (isMusl: boolean): Libcs => (isMusl ? ['musl', 'glibc'] : ['glibc', 'musl']);

/** Returns Linux's two C libraries, the likelier one first. */
export function libcs(): Libcs {
  const loader = attempt(() => interpreterOf('/proc/self/exe'));
  if (loader !== null) return inOrder(loader.includes(LOADER));
  // The program was passed as an argument to a loader. /proc/self/exe is then the loader.
  const maps = attempt(() => readFileSync('/proc/self/maps', 'latin1'));
  if (maps !== null) return inOrder(maps.includes(LOADER));
  const header = attempt(
    () => (process.report.getReport() as { header?: Record<string, unknown> }).header,
  );
  // Node's report has glibc's version, but no field for musl's.
  return inOrder(header !== null && header !== undefined && !('glibcVersionRuntime' in header));
}
