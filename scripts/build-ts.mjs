// lib/ to dist/: one CommonJS bundle, which holds the only instance, its entries, and an ESM facade
// over each. A hundred small files are good to read and slow to load; they stay apart in
// build-modules/, for the tests of what no entry exports.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleTypes } from './bundle-types.mjs';

const ENTRIES = ['index', 'promises', 'node', 'messages'];

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const [dist, modules, declarations] = ['dist', 'build-modules', 'build-types'].map((folder) =>
  join(root, folder),
);
for (const folder of [dist, modules, declarations]) rmSync(folder, { recursive: true, force: true });
const require = createRequire(import.meta.url);
const tsc = require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', '.', '--declarationDir', declarations], {
  stdio: 'inherit',
});

// As deep below the package's root as a module in its room: __dirname means the same to both.
// Each module is evaluated when somebody first asks for it, in the order of its imports. All are in one
// file, though most programs need no files: the first makefile() must work when no descriptor is left.
const entries = ENTRIES.map((entry) => `get ${entry}() { return require('./${entry}.js'); },\n`);
await build({
  stdin: { contents: `module.exports = {\n${entries.join('')}};\n`, resolveDir: modules },
  outfile: join(dist, 'lib', 'pysocket.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // The literal requires of lib/addon/prebuilt.ts stay what they are, and that of the code pages.
  external: ['*.node', './code-pages.js'],
  sourcemap: true,
  logLevel: 'warning',
});
// Few programs need the code pages, which are large: they are no part of the bundle, nor of its map.
await build({
  entryPoints: [join(modules, 'file', 'codecs', 'code-pages.js')],
  outdir: join(dist, 'lib'),
  logLevel: 'warning',
});
for (const entry of ENTRIES) {
  writeFileSync(
    join(dist, `${entry}.js`),
    `'use strict';\nmodule.exports = require('./lib/pysocket.js').${entry};\n`,
  );
}

await bundleTypes(declarations, dist);
rmSync(declarations, { recursive: true });

// The same on every machine that builds: a constant that this one lacks another one has, and a program
// that imports it by name has to start there. Where it is absent it is undefined.
const declared = readFileSync(join(root, 'lib/addon/constants.ts'), 'utf8');
const constants = [...declared.matchAll(/^export (?:declare )?const (\w+)/gm)].map(([, name]) => name);

for (const entry of ENTRIES) {
  const here = Object.keys(require(`../dist/${entry}.js`)).filter((name) => name !== 'default');
  const names = here.includes('AF_INET') ? [...new Set([...here, ...constants])].sort() : here;
  const list = names.map((name) => `  ${name},\n`).join('');
  // Node gives the module, Bun its default, which has the same names.
  writeFileSync(
    join(dist, `${entry}.mjs`),
    `import cjs from './${entry}.js';\nexport const {\n${list}} = cjs;\nexport default cjs.default ?? cjs;\n`,
  );
}
