// The addon's source files, one a line: binding.gyp and CMakeLists.txt both read this list.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {string[]} paths relative to the project's root */
export function nativeSources() {
  return ['os', 'engine', 'binding'].flatMap((ring) =>
    readdirSync(join(root, 'native', ring))
      .filter((name) => name.endsWith('.cc'))
      .sort()
      .map((name) => `native/${ring}/${name}`),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(nativeSources().join('\n'));
