/** The location of the package. */
import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute } from 'node:path';

/** The names of this file and of the file that dist/ is bundled into. */
const OURS: readonly string[] = ['folder.js', 'pysocket.js'];

/**
 * The folder of the package's own code: dist/ or build-modules/. Null in a bundle that also holds a
 * program. In a bundle of ES modules, __filename does not exist. In other bundles it is the bundle
 * itself, or a path on the machine that built it. The files around a bundle are not ours, so
 * nothing may be loaded from there, and its frames are not all ours.
 */
export const FOLDER = isOurs() ? dirname(dirname(__filename)) : null;

function isOurs(): boolean {
  return (
    typeof __filename === 'string' &&
    OURS.includes(basename(__filename)) &&
    isAbsolute(__filename) &&
    existsSync(__filename)
  );
}
