import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The path of a module of lib/ in the build that keeps modules separate (scripts/build-ts.mjs). */
export function pathOf(module: string): string {
  return join(__dirname, '../../build-modules', `${module}.js`);
}

/** A module of lib/ that no entry exports. */
export function internal(module: string): unknown {
  return createRequire(__filename)(pathOf(module));
}
