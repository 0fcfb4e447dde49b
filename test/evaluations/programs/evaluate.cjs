// Ways to evaluate the package again in this environment.
const { builtinModules, createRequire } = require('node:module');
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const vm = require('node:vm');

const dist = dirname(require.resolve('pysocket'));

/** Makes require() forget the package and, if `everything` is true, the addon as well. */
function forget(everything = false) {
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(dist) || (everything && path.endsWith('.node'))) delete require.cache[path];
  }
  for (const { children } of Object.values(require.cache)) children.length = 0;
}

/** The entry points of a new evaluation after the cache is cleared. */
function again(everything = false) {
  forget(everything);
  return {
    socket: require('pysocket'),
    promises: require('pysocket/promises'),
    node: require('pysocket/node'),
    select: require('pysocket/select'),
    laterSelect: require('pysocket/promises/select'),
    selectors: require('pysocket/selectors'),
    socketserver: require('pysocket/socketserver'),
  };
}

const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname', 'process', 'Buffer'];

/** The entry points of an evaluation in a vm context, loaded as Jest does. */
function inContext(context) {
  const modules = new Map();
  const load = (path) => {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const outer = createRequire(path);
    const inner = (name) => {
      const found = outer.resolve(name);
      const ours = found.startsWith(dist) && found.endsWith('.js');
      return ours && !builtinModules.includes(name) ? load(found) : outer(name);
    };
    const body = vm.compileFunction(readFileSync(path, 'utf8'), PARAMETERS, {
      filename: path,
      parsingContext: context,
    });
    body.call(module.exports, module.exports, inner, module, path, dirname(path), process, Buffer);
    return module.exports;
  };
  return {
    socket: load(join(dist, 'index.js')),
    promises: load(join(dist, 'promises.js')),
    node: load(join(dist, 'node.js')),
    select: load(join(dist, 'select.js')),
    laterSelect: load(join(dist, 'promises', 'select.js')),
    selectors: load(join(dist, 'selectors.js')),
    socketserver: load(join(dist, 'socketserver.js')),
  };
}

module.exports = { again, forget, inContext };
