/**
 * Natives that some systems lack. On such systems the public names that would use one are absent:
 * see publishWhere() in python/entry.ts.
 */

/** Returns a substitute for such a native. It throws. */
export function lacking(name: string): (...args: unknown[]) => never {
  return () => {
    throw new Error(`pysocket: this system has no ${name}`);
  };
}
