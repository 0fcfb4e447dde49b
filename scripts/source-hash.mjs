// A hash of everything that a binary is built from. The manifest of prebuilds/ records it for each binary,
// and a test compares it, so that a stale binary cannot be shipped unnoticed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativeFiles } from './native-sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} platform process.platform
 * @returns {string}
 */
export function sourceHash(platform = process.platform) {
  const hash = createHash('sha256');
  for (const file of ['scripts/native-flags.mjs', ...nativeFiles(platform)]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(sourceHash());
