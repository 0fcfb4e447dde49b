// Loads tests as modules of this Node: the output of transpile.mjs, under the path of the TypeScript file.
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, relative } from 'node:path';
import { root } from '../engine-tests.mjs';

/**
 * @param {string} folder the folder that transpile() has filled
 * @param {object} vitest the names that tests import from vitest
 */
export function registerTypeScript(folder, vitest) {
  Module._extensions['.ts'] = (module, path) => {
    const made = join(folder, `${relative(root, path)}.js`);
    module._compile(readFileSync(made, 'utf8'), path);
  };
  const load = Module._load;
  Module._load = (request, ...rest) => (request === 'vitest' ? vitest : load(request, ...rest));
  const resolve = Module._resolveFilename;
  // TypeScript modules import each other by the names of their compiled files.
  Module._resolveFilename = (request, parent, ...rest) => {
    if (request.startsWith('.') && parent?.filename?.endsWith('.ts') === true) {
      const path = join(parent.path, request.replace(/\.js$/, '.ts'));
      if (path.endsWith('.ts') && existsSync(path)) return path;
    }
    return resolve(request, parent, ...rest);
  };
}
