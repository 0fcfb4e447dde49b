// lib/ to dist/: one CommonJS bundle, which holds the only instance, a second one with what stands beside
// it, their entries, and an ESM facade over each. A hundred small files are good to read and slow to load;
// they stay apart in build-modules/, for the tests of what no entry exports.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleTypes } from './bundle-types.mjs';
import { declaredNames } from './declared-names.mjs';
import { COMPANIONS, CORE, ENTRIES, upFrom } from './entries.mjs';

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

/** A property that evaluates a module when somebody first asks for it. */
function getter(name, file) {
  return `get '${name}'() { return require('./${file}.js'); },\n`;
}

// As deep below the package's root as a module in its room: __dirname means the same to both.
// Each module is evaluated when somebody first asks for it, in the order of its imports. All are in one
// file, though most programs need no files: the first makefile() must work when no descriptor is left.
function bundle(name, contents, options = {}) {
  return build({
    stdin: { contents, resolveDir: modules },
    outfile: join(dist, 'lib', `${name}.js`),
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: { tslib: join(root, 'scripts', 'export-star.cjs') },
    // The literal requires of lib/addon/prebuilt.ts stay what they are, and that of the code pages.
    external: ['*.node', './code-pages.js', './pysocket.js', './tracing.js'],
    sourcemap: true,
    // Positions lead to lib/ of the repository; its text would be a tenth of what users download.
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
}

// Whatever entry is loaded, it loads the core: calls are traced from then on.
const TRACED = "if (process.env.PYSOCKET_TRACE) require('./tracing.js').environment;\n";

const coreEntries = Object.keys(CORE).map((entry) => getter(entry, entry));
const coreSource = (shared) =>
  `module.exports = {\n${coreEntries.join('')}modules: {\n${shared.join('')}} };\n${TRACED}`;
const moduleOf = (path) => relative(modules, path).replace(/\.js$/, '');

// Which modules the core has, and which of them the companions use: those are lent, not copied, for
// there is one class OSError, one engine, one table of constants.
const { metafile } = await bundle('pysocket', coreSource([]), { write: false });
const inCore = new Set(Object.keys(metafile.inputs).map((path) => moduleOf(join(root, path))));
const lent = new Set();
const fromCore = {
  name: 'from-core',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
      const module = moduleOf(join(resolveDir, path));
      if (kind === 'entry-point' || !inCore.has(module)) return undefined;
      lent.add(module);
      return { path: module, namespace: 'core' };
    });
    build.onLoad({ filter: /.*/, namespace: 'core' }, ({ path }) => ({
      contents: `module.exports = require('./pysocket.js').modules['${path}'];\n`,
      resolveDir: modules,
    }));
  },
};
// Each with a default, the namespace as an object of its own, as the core's entries have it.
const companion = (entry) =>
  `get '${entry}'() { return named('${entry}', () => require('./${COMPANIONS[entry]}.js')); },\n`;
const NAMED = `const entries = new Map();
function named(entry, load) {
  if (!entries.has(entry)) {
    const names = { ...load() };
    const made = { ...names, default: names };
    entries.set(entry, Object.defineProperty(made, '__esModule', { value: true }));
  }
  return entries.get(entry);
}
`;
const others = Object.keys(COMPANIONS).filter((entry) => entry !== 'trace');
await bundle('companions', `${NAMED}module.exports = {\n${others.map(companion).join('')}};\n`, {
  plugins: [fromCore],
});
const environment = getter('environment', 'trace/from-environment');
await bundle('tracing', `${NAMED}module.exports = {\n${companion('trace')}${environment}};\n`, {
  plugins: [fromCore],
});
await bundle('pysocket', coreSource([...lent].sort().map((module) => getter(module, module))));
// Few programs need the code pages, which are large: they are no part of the bundle, nor of its map.
await build({
  entryPoints: [join(modules, 'file', 'codecs', 'code-pages.js')],
  outdir: join(dist, 'lib'),
  logLevel: 'warning',
});
for (const entry of Object.keys(ENTRIES)) {
  const file = join(dist, `${entry}.js`);
  const name = entry in CORE ? 'pysocket' : entry === 'trace' ? 'tracing' : 'companions';
  mkdirSync(dirname(file), { recursive: true });
  // Not `module.exports = require()`: Node would look for names through the whole bundle, for 75 ms, when a module
  // imports this.
  writeFileSync(
    file,
    `'use strict';\nconst bundle = require('${upFrom(entry)}lib/${name}.js');\nmodule.exports = bundle['${entry}'];\n`,
  );
}

await bundleTypes(declarations, dist);
rmSync(declarations, { recursive: true });

for (const entry of Object.keys(ENTRIES)) {
  const here = Object.keys(require(`../dist/${entry}.js`)).filter((name) => name !== 'default');
  // The same on every machine that builds: a name that this one lacks another one has, and a program
  // that imports it has to start there. Where it is absent it is undefined.
  const names = [...new Set([...here, ...declaredNames(entry)])].sort();
  const list = names.map((name) => `  ${name},\n`).join('');
  const file = `./${entry.split('/').at(-1)}.js`;
  // Node gives the module, Bun its default, which has the same names.
  writeFileSync(
    join(dist, `${entry}.mjs`),
    `import cjs from '${file}';\nexport const {\n${list}} = cjs;\nexport default cjs.default ?? cjs;\n`,
  );
}
