// The constants and functions that an entry has on some system, even if not on this one: the names in the files
// that its module exports as a whole with `export * from`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENTRIES } from './entries.mjs';

const lib = fileURLToPath(new URL('../lib', import.meta.url));

function namesIn(file, seen) {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const own = [...text.matchAll(/^export (?:declare )?(?:const|(?:async )?function) (\w+)/gm)].map(
    ([, name]) => name,
  );
  const whole = [...text.matchAll(/^export \* from '(.*)\.js';$/gm)].map(([, path]) => path);
  return [...own, ...whole.flatMap((path) => namesIn(join(file, '..', `${path}.ts`), seen))];
}

/** @returns {Set<string>} */
export function declaredNames(entry) {
  return new Set(namesIn(join(lib, `${ENTRIES[entry]}.ts`), new Set()));
}
