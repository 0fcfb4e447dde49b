/** Which C library this process runs on: a guess, which orders what is tried. */
import { readFileSync } from 'node:fs';

/** Sandboxes may refuse to be looked at. */
function attempt<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/** Linux's two, the likelier one first. */
export function libcs(): readonly ['glibc', 'musl'] | readonly ['musl', 'glibc'] {
  const maps = attempt(() => readFileSync('/proc/self/maps', 'latin1'));
  if (maps !== null) return maps.includes('ld-musl-') ? ['musl', 'glibc'] : ['glibc', 'musl'];
  const header = attempt(
    () => (process.report.getReport() as { header?: Record<string, unknown> }).header,
  );
  // Node's report names glibc's version, and has no name for musl's.
  const known = header === null || header === undefined || 'glibcVersionRuntime' in header;
  return known ? ['glibc', 'musl'] : ['musl', 'glibc'];
}
