// Lets V8 compile the modules that an import evaluates together with their file. Each module of a bundle is a function,
// which V8 would compile when it is called: that takes longer, and Node's compile cache does not keep the result.

const REQUIRE = /^(?:(?:const|var) \w+ = |tslib_1\.__exportStar\()?require\("([^"]+)"\)/gm;

/**
 * Returns the modules that are evaluated with a module: those that it requires at its top level, and in turn theirs.
 * @param {string} module
 * @param {(module: string) => string} textOf returns the CommonJS text of a module
 * @param {(from: string, specifier: string) => string | null} resolve null for what is no module of ours
 */
export function evaluatedWith(module, textOf, resolve) {
  const found = new Set([module]);
  for (const from of found) {
    for (const [, specifier] of textOf(from).matchAll(REQUIRE)) {
      const to = resolve(from, specifier);
      if (to !== null) found.add(to);
    }
  }
  return found;
}

const HEAD = /^( {2}"([^"]+)")(\([\w, ]*\) \{)$/;
const [FOOT, END] = ['  }', '});'];

/**
 * Puts the functions of some modules of a bundle in parentheses, which makes V8 compile them at once. Lines stay where
 * the source map has them.
 * @param {string} bundle
 * @param {(path: string) => boolean} isEager whether the module of a path in the bundle is one of them
 * @returns the bundle, and the paths of the modules that were found
 */
export function compileEagerly(bundle, isEager) {
  const lines = bundle.split('\n');
  const found = [];
  let opened = false;
  for (const [i, line] of lines.entries()) {
    const [, key, path = '', parameters] = HEAD.exec(line) ?? [];
    if (key !== undefined && isEager(path)) {
      if (opened) throw new Error(`a module before ${path} does not end as expected`);
      lines[i] = `${key}: (function${parameters}`;
      opened = true;
      found.push(path);
    } else if (opened && line === FOOT && lines[i + 1] === END) {
      lines[i] = '  })';
      opened = false;
    }
  }
  if (opened) throw new Error('the last module does not end as expected');
  return { text: lines.join('\n'), found };
}
