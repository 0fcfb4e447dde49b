// lib/ to dist/: one CommonJS build, which holds the only instance, and an ESM facade over it.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTypes } from './bundle-types.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const declarations = join(root, 'build-types');
for (const folder of ['dist', declarations]) rmSync(folder, { recursive: true, force: true });
const require = createRequire(import.meta.url);
const tsc = require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', '.', '--declarationDir', declarations], {
  stdio: 'inherit',
});
await bundleTypes(declarations, join(root, 'dist'));
rmSync(declarations, { recursive: true });

for (const entry of ['index', 'promises', 'node']) {
  const module = require(`../dist/${entry}.js`);
  const names = Object.keys(module).filter((name) => name !== 'default');
  const list = names.map((name) => `  ${name},\n`).join('');
  // Node gives the module, Bun its default, which has the same names.
  writeFileSync(
    `dist/${entry}.mjs`,
    `import cjs from './${entry}.js';\nexport const {\n${list}} = cjs;\nexport default cjs.default ?? cjs;\n`,
  );
}
