// Builds dist/ from lib/: a few CommonJS bundles, which hold the only instance of each module, and for each entry a
// CommonJS file and an ESM facade. A hundred small files are pleasant to read but slow to load. They remain separate
// in build-modules/, for tests of what no entry exports.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleTypes } from './bundle-types.mjs';
import { declaredNames } from './declared-names.mjs';
import { compileEagerly, evaluatedWith } from './eager.mjs';
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

/** A property that evaluates a module on first access. */
function getter(name, file) {
  return `get '${name}'() { return require('./${file}.js'); },\n`;
}

// The bundles are as deep below the package's root as a module in its room, so __dirname means the same in both.
// Each module is evaluated on first access, in the order of its imports. The modules of file objects are in
// the core's bundle, although most programs need none of them: the first makefile() must work when no
// descriptor is left.
async function bundle(name, contents, { write, ...options }) {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: modules },
    outfile: join(dist, 'lib', `${name}.js`),
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: { tslib: join(root, 'scripts', 'export-star.cjs') },
    // Keeps the literal requires of lib/addon/prebuilt.ts and of the code pages unchanged.
    external: ['*.node', './code-pages.js', ...ALL.map((file) => `./${file}.js`)],
    sourcemap: true,
    // Positions refer to lib/ in the repository. Its text would be a tenth of the download.
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    write: false,
    ...options,
  });
  for (const { path, text } of write ? outputFiles : []) {
    mkdirSync(dirname(path), { recursive: true });
    if (path.endsWith('.map')) {
      writeFileSync(path, text);
      continue;
    }
    const eagerly = compileEagerly(text, (module) => eager.has(moduleAt(module)));
    writeFileSync(path, eagerly.text);
    for (const module of eagerly.found) notYetEager.delete(moduleAt(module));
  }
  return metafile;
}

// Every entry loads the core, so calls are traced from then on.
const TRACED = "if (process.env.PYSOCKET_TRACE) require('./tracing.js').environment;\n";

const moduleOf = (path) => relative(modules, path).replace(/\.js$/, '');

const textOf = (module) => readFileSync(join(modules, `${module}.js`), 'utf8');
const required = (from, specifier) =>
  specifier.startsWith('.') ? moduleOf(join(modules, dirname(from), specifier)) : null;
/** The modules that a program evaluates when it imports either flavour. */
const eager = new Set(
  [CORE.index, CORE.promises].flatMap((entry) => [...evaluatedWith(entry, textOf, required)]),
);
const notYetEager = new Set(eager);
/** The module of a path as a bundle names it. */
const moduleAt = (path) => moduleOf(join(root, path));

// Each module is in exactly one file, which lends it to the others: there is only one class OSError, one engine,
// and one table of constants.
const wanted = Object.values(CORE).map((module) => getter(module, module)).join('');
const metafile = await bundle('pysocket', `module.exports = {\n${wanted}};\n`, { write: false });
const fileOf = divide(importsOf(metafile));
const lent = new Map(FILES.map((file) => [file, new Set()]));

/** The modules that each module of lib/ imports. */
function importsOf({ inputs }) {
  const named = Object.entries(inputs).map(([path, { imports }]) => [
    moduleOf(join(root, path)),
    imports.filter(({ external }) => !external).map((to) => moduleOf(join(root, to.path))),
  ]);
  return new Map(named);
}

/** Makes a file borrow modules of other files through a property that evaluates the module there. */
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

// An entry exports its namespace, which is its own default. Copying so many names would take a tenth of an import.
// It is not marked as an ES module, because bundlers unwrap the default of one that is.
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

/** The entries that each file contains. */
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

// What each file lends is known only after the others have been processed, hence two passes.
for (const write of [false, true]) {
  for (const file of ALL) {
    await bundle(file, partOf(file), { plugins: [borrowing(file), unmarked], write });
  }
}
if (notYetEager.size > 0) throw new Error(`not found in dist/: ${[...notYetEager].join()}`);
// The code pages are large and needed by few programs, so they are not part of the bundle or of its source map.
await build({
  entryPoints: [join(modules, 'file', 'codecs', 'code-pages.js')],
  outdir: join(dist, 'lib'),
  logLevel: 'warning',
});
for (const entry of Object.keys(ENTRIES)) {
  const file = join(dist, `${entry}.js`);
  mkdirSync(dirname(file), { recursive: true });
  // Not `module.exports = require()`: when a module imports this, Node would search the whole bundle for
  // names, which takes 75 ms.
  writeFileSync(
    file,
    `'use strict';\nconst bundle = require('${upFrom(entry)}lib/${fileOfEntry(entry)}.js');\nmodule.exports = bundle['${entry}'];\n`,
  );
}

await bundleTypes(declarations, dist);
rmSync(declarations, { recursive: true });

for (const entry of Object.keys(ENTRIES)) {
  const here = Object.keys(require(`../dist/${entry}.js`)).filter((name) => name !== 'default');
  // The list is the same on every machine that builds. A program that imports a name that this machine lacks
  // must be able to start where the name exists. Where it is absent, it is undefined.
  const names = [...new Set([...here, ...declaredNames(entry)])].sort();
  const list = names.map((name) => `  ${name},\n`).join('');
  const file = `./${entry.split('/').at(-1)}.js`;
  writeFileSync(
    join(dist, `${entry}.mjs`),
    `import cjs from '${file}';\nexport const {\n${list}} = cjs;\nexport default cjs;\n`,
  );
}
