import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A module of lib/ that no entry exports, from the build that keeps them apart (scripts/build-ts.mjs). */
export function internal(module: string): unknown {
  return createRequire(__filename)(join(__dirname, '../../build-modules', `${module}.js`));
}
