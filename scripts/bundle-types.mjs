// Bundles the declarations to be shipped from those that tsc writes for every file of lib/. They leave out what
// no entry exports, so nothing internal leaks, and nothing refers to what stripInternal removed.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { declaredNames } from './declared-names.mjs';
import { CORE, ENTRIES, upFrom } from './entries.mjs';

/** Reads the declarations of lib/ and writes those of the package next to its modules. */
export async function bundleTypes(declarations, dist) {
  const input = Object.entries(ENTRIES).map(([entry, file]) => [
    `types/${entry}`,
    join(declarations, `${file}.d.ts`),
  ]);
  const bundle = await rollup({
    input: Object.fromEntries(input),
    plugins: [withoutFileComment, dts({ tsconfig: false })],
    external: /^node:/,
    onwarn(warning) {
      // The flavours refer to each other, which declarations may do. Any other warning is an error: an
      // entry needs a type that the other entry does not export.
      if (warning.message.startsWith('Circular chunk')) return;
      throw new Error(`bundling the types: ${warning.message}`);
    },
  });
  await bundle.write({
    dir: dist,
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'types/[name].d.ts',
    manualChunks: (id, { getModuleInfo }) =>
      coreModules(getModuleInfo, declarations).has(id) ? flavourOf(id, declarations) : undefined,
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    // TypeScript 6 and newer know only the global types that are referenced.
    banner: '/// <reference types="node" />',
    plugins: [classesAsTypes(dist)],
  });
  await bundle.close();
  for (const entry of Object.keys(ENTRIES)) writeEntry(dist, entry);
}

/**
 * Assigns each class to a single file. With a declaration in each entry, `sock.promises` would not be the
 * socket of `pysocket/promises`. Each flavour has its own file, because both have a `socket`. AbortError,
 * which both use, is exported by the promise flavour.
 */
function flavourOf(id, declarations) {
  if (id.startsWith(join(declarations, 'node', '/'))) return undefined;
  const promises = ['promises', 'waiting/abort.d.ts', 'views.d.ts'].map((path) =>
    join(declarations, path),
  );
  return promises.some((path) => id.startsWith(path)) ? 'promises' : 'blocking';
}

/** The declarations of the core's entries and their dependencies. Companions have their own files. */
function coreModules(getModuleInfo, declarations) {
  const found = new Set();
  const visit = (id) => {
    if (found.has(id)) return;
    found.add(id);
    for (const next of getModuleInfo(id)?.importedIds ?? []) visit(next);
  };
  for (const file of Object.values(CORE)) visit(join(declarations, `${file}.d.ts`));
  return found;
}

/** Removes a file's own comment, which would otherwise become that of the first name in it. */
const withoutFileComment = {
  name: 'without-file-comment',
  transform: (code) =>
    code.replace(/^\/\*\*(?:(?!\*\/)[^])*\*\/\n+(?=\/\*\*|import |export [*{])/, ''),
};

/** Corrects the bundler, which exports a class as a value even if an entry exports it only as a type. */
function classesAsTypes(dist) {
  const require = createRequire(import.meta.url);
  return {
    name: 'classes-as-types',
    renderChunk(code, { name }) {
      const entry = name.replace('types/', '');
      if (!(entry in ENTRIES)) return null;
      const values = new Set(Object.keys(require(join(dist, `${entry}.js`))));
      const classes = [...code.matchAll(/^declare (?:abstract )?class (\w+)/gm)];
      const types = new Set(classes.map(([, name]) => name).filter((name) => !values.has(name)));
      // Declared in another file: everything except values that exist only on other systems.
      const elsewhere = declaredNames(entry);
      const isType = (name) => !values.has(name) && !elsewhere.has(name);
      const marked = (list, is) =>
        list
          .split(', ')
          .map((name) => (is(name) && !name.startsWith('type ') ? `type ${name}` : name));
      return code
        .replace(/^export \{ (.*) \};$/m, (_, list) => {
          return `export { ${marked(list, (name) => types.has(name)).join(', ')} };`;
        })
        .replace(/^export \{ (.*) \} from (.*);$/gm, (_, list, file) => {
          return `export { ${marked(list, isType).join(', ')} } from ${file};`;
        });
    },
  };
}

/** The default export is the namespace, both as a value and for types such as `socket.socket`. */
function writeEntry(dist, entry) {
  const names = `${upFrom(entry)}types/${entry}.js`;
  const text = `import * as namespace from '${names}';\nexport * from '${names}';\nexport default namespace;\n`;
  for (const suffix of ['d.ts', 'd.mts']) writeFileSync(join(dist, `${entry}.${suffix}`), text);
}
