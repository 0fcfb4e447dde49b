/**
 * Natives that some systems lack. Programs find no name there by which they would reach one: see publishWhere() of
 * python/entry.ts.
 */

/** What stands in the place of such a native. */
export function lacking(name: string): (...args: unknown[]) => never {
  return () => {
    throw new Error(`pysocket: this system has no ${name}`);
  };
}
