// A hash over all that a binary is built from, which the manifest of prebuilds/ has for each binary: a
// test compares it, so that a stale binary cannot be shipped unseen.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {string} */
export function sourceHash() {
  const hash = createHash('sha256');
  const files = ['os', 'engine', 'binding'].flatMap((ring) =>
    readdirSync(join(root, 'native', ring))
      .filter((name) => /\.(cc|h|inc)$/.test(name))
      .map((name) => `native/${ring}/${name}`),
  );
  for (const file of ['scripts/native-flags.mjs', ...files.sort()]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(sourceHash());
