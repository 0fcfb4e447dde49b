// Transpiles the tests' TypeScript to CommonJS, each file separately, on a machine that has esbuild.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../engine-tests.mjs';

/** Folders whose modules tests import. */
const FOLDERS = ['test', 'examples'];

/** @param {string} folder @returns {string[]} paths relative to the root, with slashes */
export function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

/** @param {string} folder receives the contents of `test`, with names that end in .ts.js */
export async function transpile(folder) {
  rmSync(folder, { recursive: true, force: true });
  const sources = FOLDERS.flatMap(filesIn).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'),
  );
  await build({
    absWorkingDir: root,
    entryPoints: sources.map((path) => ({ in: path, out: path })),
    outdir: folder,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    // Node also supports import() in CommonJS.
    supported: { 'dynamic-import': true },
    logLevel: 'warning',
  });
}
