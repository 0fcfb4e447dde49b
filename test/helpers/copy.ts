/** Copies of the package, as if two versions of it were installed in one node_modules. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary.js';

const root = join(__dirname, '..', '..');

/** Copies the files, so that both JavaScript and the dynamic loader see a different package. */
export function copyOfPackage(): string {
  const copy = join(temporaryDirectory(), 'pysocket');
  mkdirSync(copy);
  for (const part of ['dist', 'package.json', 'prebuilds']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  const addon = process.env.PYSOCKET_NATIVE ?? join(root, 'build/Release/pysocket.node');
  mkdirSync(join(copy, 'build/Release'), { recursive: true });
  cpSync(addon, join(copy, 'build/Release/pysocket.node'));
  // The dependencies of the separate modules. Copied, as not every user may create a symbolic link.
  const helpers = join('node_modules', 'tslib');
  cpSync(join(root, helpers), join(copy, helpers), { recursive: true });
  return copy;
}

/** A copy whose modules are separate files, for `change()`. */
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

/** Makes a different version of a copy by replacing text that must be present. */
export function change(copy: string, file: string, from: string, to: string): void {
  const path = join(copy, 'dist', file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, source.replace(from, to));
}
