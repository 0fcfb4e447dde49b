/** Where the package lies. */
import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute } from 'node:path';

/** This file, and the one that dist/ is bundled into. */
const OURS: readonly string[] = ['folder.js', 'pysocket.js'];

/**
 * The folder of the package's own code: dist/, or build-modules/. Null in a bundle that holds a program as
 * well. A bundle of ES modules has no __filename; in others it is the bundle itself, or a path of the
 * machine that made it. What lies around such a file is not ours, so nothing may be loaded from there,
 * and its frames are not ours alone.
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
