// The contract between lib/ and the addon, as one number that both contain: the names of the natives and
// their arguments, the shared memory, and the tables in it. The loader refuses a binary that was built from
// a different contract and reports that reason, where otherwise a crash would reveal it.
//
// Writes native/binding/abi.inc and lib/addon/abi.ts if they change.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

/** Removes comments and white space, which are not part of the contract. */
const bare = (text) =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/\s+/g, ' ');

/** The names of the methods that binding/ exports. */
function methods() {
  return ['native/binding', 'native/binding/windows']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.cc'))
    .flatMap((file) => [...read(file).matchAll(/method<[^>]*>+\("(\w+)"\)/g)])
    .map(([, name]) => name)
    .sort();
}

/** The definition of a structure with its members. */
function structure(file, name) {
  const found = new RegExp(`struct ${name} \\{[^]*?\\n\\};`).exec(read(file));
  if (found === null) throw new Error(`${file} has no struct ${name}`);
  return bare(found[0]);
}

/** @returns {number} 32 bits */
export function abi() {
  const parts = [
    ...methods(),
    structure('native/binding/exchange.h', 'Exchange'),
    structure('native/os/address.h', 'FlatAddress'),
    bare(read('native/os/result.h')),
    bare(read('lib/addon/native.ts')),
  ];
  return createHash('sha256').update(parts.join('\n')).digest().readUInt32BE(0);
}

/** @returns {Record<string, string>} each file and its contents */
export function abiFiles() {
  const number = abi();
  return {
    'native/binding/abi.inc': `// Made by scripts/generate-abi.mjs: what lib/ and the addon agree on.
constexpr double kAbi = ${number};
`,
    'lib/addon/abi.ts': `/** Made by scripts/generate-abi.mjs: what lib/ and the addon agree on. */
export const ABI = ${number.toLocaleString('en').replaceAll(',', '_')};
`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(abiFiles())) writeFileSync(join(root, file), text);
}
