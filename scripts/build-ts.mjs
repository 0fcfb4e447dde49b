// lib/ to dist/: one CommonJS build, which holds the only instance, and an ESM facade over it.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });
const require = createRequire(import.meta.url);
const tsc = require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', '.'], { stdio: 'inherit' });

const names = Object.keys(require('../dist/index.js')).filter((name) => name !== 'default');
writeFileSync(
  'dist/index.mjs',
  `import cjs from './index.js';\nexport const {\n${names.map((name) => `  ${name},\n`).join('')}} = cjs;\nexport default cjs.default;\n`,
);
writeFileSync(
  'dist/index.d.mts',
  `export * from './index.js';\nimport * as namespace from './namespace.js';\nexport default namespace;\n`,
);
