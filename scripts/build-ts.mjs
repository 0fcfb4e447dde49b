// lib/ to dist/: a few CommonJS bundles, which hold the only instance of each module, their entries, and an ESM
// facade over each. A hundred small files are good to read and slow to load;
// they stay apart in build-modules/, for the tests of what no entry exports.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleTypes } from './bundle-types.mjs';
import { declaredNames } from './declared-names.mjs';
import { CORE, ENTRIES, upFrom } from './entries.mjs';
import { divide, FILES } from './files.mjs';

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

const ALL = [...FILES, 'companions', 'tracing'];

/** A property that evaluates a module when somebody first asks for it. */
function getter(name, file) {
  return `get '${name}'() { return require('./${file}.js'); },\n`;
}

// As deep below the package's root as a module in its room: __dirname means the same to both.
// Each module is evaluated when somebody first asks for it, in the order of its imports. The modules of
// files are in the core's file, though most programs need none: the first makefile() must work when no
// descriptor is left.
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
    external: ['*.node', './code-pages.js', ...ALL.map((file) => `./${file}.js`)],
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

const moduleOf = (path) => relative(modules, path).replace(/\.js$/, '');

// Each module is in one file, and lent to the others: there is one class OSError, one engine, one table of
// constants.
const wanted = Object.values(CORE).map((module) => getter(module, module)).join('');
const { metafile } = await bundle('pysocket', `module.exports = {\n${wanted}};\n`, { write: false });
const fileOf = divide(importsOf(metafile));
const lent = new Map(FILES.map((file) => [file, new Set()]));

/** Which modules each module of lib/ imports. */
function importsOf({ inputs }) {
  const named = Object.entries(inputs).map(([path, { imports }]) => [
    moduleOf(join(root, path)),
    imports.filter(({ external }) => !external).map((to) => moduleOf(join(root, to.path))),
  ]);
  return new Map(named);
}

/** What a file takes of other files, by a property that evaluates the module there. */
const borrowing = (file) => ({
  name: 'borrowing',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
      const module = moduleOf(join(resolveDir, path));
      const owner = fileOf.get(module);
      if (kind === 'entry-point' || owner === undefined || owner === file) return undefined;
      lent.get(owner).add(module);
      return { path: module, namespace: owner };
    });
    for (const owner of FILES) {
      build.onLoad({ filter: /.*/, namespace: owner }, ({ path }) => ({
        contents: `module.exports = require('./${owner}.js').modules['${path}'];\n`,
        resolveDir: modules,
      }));
    }
  },
});

// What an entry exports: its namespace, which is its own default. A copy of so many names would be a tenth of an
// import. It is not marked as a module, for bundlers unwrap a default that is.
const NAMED = `function named(names) {
  if (names.default !== names) Object.defineProperty(names, 'default', { value: names });
  return names;
}
`;
const exporting = (entry) =>
  `get '${entry}'() { return named(require('./${ENTRIES[entry]}.js')); },\n`;
const unmarked = {
  name: 'unmarked',
  setup(build) {
    build.onLoad({ filter: /\/namespace\.js$/, namespace: 'file' }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const contents = text.replace('Object.defineProperty(exports, "__esModule", { value: true });\n', '');
      if (contents === text) throw new Error(`${path} is not marked as a module`);
      return { contents };
    });
  },
};

/** Which entries each file has. */
const entriesOf = new Map(ALL.map((file) => [file, []]));
for (const entry of Object.keys(ENTRIES)) entriesOf.get(fileOfEntry(entry)).push(entry);

function fileOfEntry(entry) {
  return fileOf.get(ENTRIES[entry]) ?? (entry === 'trace' ? 'tracing' : 'companions');
}

function partOf(file) {
  const modules = [...(lent.get(file) ?? [])].sort().map((module) => getter(module, module));
  const own = file === 'tracing' ? getter('environment', 'trace/from-environment') : '';
  const entries = entriesOf.get(file).map(exporting).join('');
  const start = file === 'pysocket' ? TRACED : '';
  return `${NAMED}module.exports = {\n${entries}${own}modules: {\n${modules.join('')}} };\n${start}`;
}

// What each of them lends is known when the others have been gone through.
for (const write of [false, true]) {
  for (const file of ALL) {
    await bundle(file, partOf(file), { plugins: [borrowing(file), unmarked], write });
  }
}
// Few programs need the code pages, which are large: they are no part of the bundle, nor of its map.
await build({
  entryPoints: [join(modules, 'file', 'codecs', 'code-pages.js')],
  outdir: join(dist, 'lib'),
  logLevel: 'warning',
});
for (const entry of Object.keys(ENTRIES)) {
  const file = join(dist, `${entry}.js`);
  mkdirSync(dirname(file), { recursive: true });
  // Not `module.exports = require()`: Node would look for names through the whole bundle, for 75 ms, when a module
  // imports this.
  writeFileSync(
    file,
    `'use strict';\nconst bundle = require('${upFrom(entry)}lib/${fileOfEntry(entry)}.js');\nmodule.exports = bundle['${entry}'];\n`,
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
  writeFileSync(
    join(dist, `${entry}.mjs`),
    `import cjs from '${file}';\nexport const {\n${list}} = cjs;\nexport default cjs;\n`,
  );
}
