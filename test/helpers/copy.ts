/** Copies of the package, as two versions of it lie in one node_modules. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary.js';

const root = join(__dirname, '..', '..');

/** Files of their own, so that JavaScript and the loader of shared objects take them for another. */
export function copyOfPackage(): string {
  const copy = join(temporaryDirectory(), 'pysocket');
  mkdirSync(copy);
  for (const part of ['dist', 'package.json', 'prebuilds']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  const addon = process.env.PYSOCKET_NATIVE ?? join(root, 'build/Release/pysocket.node');
  mkdirSync(join(copy, 'build/Release'), { recursive: true });
  cpSync(addon, join(copy, 'build/Release/pysocket.node'));
  // What the modules need that are apart. A link would do, where every user may make one.
  const helpers = join('node_modules', 'tslib');
  cpSync(join(root, helpers), join(copy, helpers), { recursive: true });
  return copy;
}

/** A copy whose modules are apart, for `change()`. */
export function copyInModules(): string {
  const copy = copyOfPackage();
  cpSync(join(root, 'build-modules'), join(copy, 'dist'), { recursive: true });
  for (const [entry, module] of [
    ['index', './namespace.js'],
    ['promises', './promises/namespace.js'],
    ['node', './node/namespace.js'],
  ] as const) {
    writeFileSync(
      join(copy, 'dist', `${entry}.js`),
      `const names = require('${module}');\nnames.default = { ...names };\nmodule.exports = names;\n`,
    );
  }
  return copy;
}

/** Makes another version of a copy: replaces what must be there. */
export function change(copy: string, file: string, from: string, to: string): void {
  const path = join(copy, 'dist', file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, source.replace(from, to));
}
