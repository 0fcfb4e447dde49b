// Tests as modules of this Node: their TypeScript, as transpile.mjs has made it, under its own path.
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, relative } from 'node:path';
import { root } from '../engine-tests.mjs';

/**
 * @param {string} folder what transpile() has filled
 * @param {object} vitest what tests import from there
 */
export function registerTypeScript(folder, vitest) {
  Module._extensions['.ts'] = (module, path) => {
    const made = join(folder, `${relative(root, path)}.js`);
    module._compile(readFileSync(made, 'utf8'), path);
  };
  const load = Module._load;
  Module._load = (request, ...rest) => (request === 'vitest' ? vitest : load(request, ...rest));
  const resolve = Module._resolveFilename;
  // Modules of TypeScript import each other by the names that they will have.
  Module._resolveFilename = (request, parent, ...rest) => {
    if (request.startsWith('.') && parent?.filename?.endsWith('.ts') === true) {
      const path = join(parent.path, request.replace(/\.js$/, '.ts'));
      if (path.endsWith('.ts') && existsSync(path)) return path;
    }
    return resolve(request, parent, ...rest);
  };
}
