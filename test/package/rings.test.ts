import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..', '..');

function filesBelow(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name) && !/(^|\/)(dist|node_modules|recorded)\//.test(name))
    .map((name) => join(folder, name));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The files that are loaded with the package, as shipped or with separate modules. */
function modulesOf(entry: 'dist/index' | 'build-modules/namespace'): string {
  const source = `require('./${entry}.js'); console.log(Object.keys(require.cache).join())`;
  return execFileSync(process.execPath, ['-e', source], { cwd: root, encoding: 'utf8' });
}

/** Pages that are in none of the searched folders. */
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...['porting', 'errors', 'operating', 'raw', 'tracing', 'RELEASING'].map(
    (name) => `docs/${name}.md`,
  ),
];

const NATIVE = /\.(cc|h|inc)$/;
const SCRIPT = /\.(ts|mts|mjs)$/;

describe('rings', () => {
  it('native/os knows no JavaScript and no outer ring', () => {
    const files = filesBelow('native/os', NATIVE);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      expect(read(file), file).not.toMatch(/napi|node_api|uv\.h|\.\.\/(engine|binding)/);
    }
  });

  it('native/engine knows native/os only', () => {
    const files = filesBelow('native/engine', NATIVE);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(read(file), file).not.toMatch(/napi|node_api|uv\.h|\.\.\/binding/);
    }
  });

  it('native/binding makes no system call itself', () => {
    for (const file of filesBelow('native/binding', NATIVE)) {
      const source = read(file).replace(/\/\/.*$/gm, '');
      expect(source, file).not.toMatch(/(?<![\w>])::[a-z_0-9]+\(/);
      expect(source, file).not.toMatch(
        /#include <(sys|net|netinet|arpa|linux)\/|<(unistd|fcntl|poll|netdb)\.h>/,
      );
      expect(source, file).not.toMatch(/(?<!")\berrno\b(?!_text)|(?<!_)\bfailure\(\)/);
    }
  });

  it('Node-API comes in where the compiler looks at every status, and nowhere else', () => {
    const files = filesBelow('native/binding', NATIVE);
    const including = files.filter((file) =>
      /#include [<"](node_api|js_native_api|napi)/.test(read(file)),
    );
    expect(including).toEqual([join('native', 'binding', 'checked_node_api.h')]);
    // Every ignored status is marked with the reason, and there are only a few.
    const calls = files.map((file) => read(file).match(/\bregardless\(/g)?.length ?? 0);
    expect(calls.reduce((sum, count) => sum + count, 0)).toBeLessThan(20);
    expect(files.filter((file) => /napi_fatal_error/.test(read(file)))).toEqual([]);
  });

  it('no table of native/binding is destroyed when the program ends', () => {
    for (const file of filesBelow('native/binding', NATIVE)) {
      expect(read(file), file).not.toMatch(
        /static (const )?std::(vector|string|map|set|unordered)/,
      );
    }
  });

  it('only lib/addon/binding.ts loads the addon, and knows by lib/addon/prebuilt.ts what is shipped', () => {
    const loading = filesBelow('lib', SCRIPT).filter((file) =>
      /\brequire\((?!'(\.|node:))|createRequire|dlopen|\.node['"`]/.test(read(file)),
    );
    const files = ['binding.ts', 'prebuilt.ts'].map((name) => join('lib', 'addon', name));
    expect(loading.sort()).toEqual(files);
  });

  it('what few programs need is loaded by one file each, when it is needed', () => {
    const loading = filesBelow('lib', SCRIPT).filter((file) =>
      /\brequire\('\.[^']*(?<!\.node)'\)/.test(read(file)),
    );
    expect(loading.sort()).toEqual([
      join('lib', 'addon', 'writable.ts'),
      join('lib', 'address', 'families', 'table.ts'),
      join('lib', 'file', 'codecs', 'code-page.ts'),
      join('lib', 'file', 'codecs', 'lookup.ts'),
      join('lib', 'promises', 'socket.ts'),
      join('lib', 'python', 'idna.ts'),
      join('lib', 'socket', 'socket.ts'),
      join('lib', 'socket', 'winsock-pair.ts'),
      join('lib', 'socket', 'winsock.ts'),
      join('lib', 'views.ts'),
    ]);
    const modules = modulesOf('build-modules/namespace');
    expect(modules).toMatch(/namespace/);
    expect(modules).not.toMatch(
      /promises|to-ascii|codecs|buffered|text-io|makefile|netlink|packet|error-tab|loopback-pair/,
    );
    expect(modulesOf('dist/index')).not.toMatch(/code-pages|codecs|idna|promises/);
  });

  it('what is re-exported as a whole is published where it is made: the copy knows nothing of later', () => {
    const sources = filesBelow('lib', SCRIPT).map((file) => ({ file, source: read(file) }));
    const target = (file: string, path = ''): string => join(dirname(file), path);
    const copied = new Set(
      sources.flatMap(({ file, source }) =>
        [...source.matchAll(/^export \* from '(.*)'/gm)].map(([, path]) => target(file, path)),
      ),
    );
    expect(copied.size).toBeGreaterThan(8);
    const late = sources.flatMap(({ file, source }) =>
      [...source.matchAll(/^import \* as (\w+) from '(.*)'/gm)]
        .filter(
          ([, name = '', path]) =>
            copied.has(target(file, path)) && source.includes(`publish(${name}`),
        )
        .map(([, name]) => `${file} publishes ${name}`),
    );
    expect(late).toEqual([]);
  });

  it('and what the runtime is slow to load, by the first call that needs it', () => {
    const source = `
      const before = new Set(process.moduleLoadList);
      require('pysocket');
      console.log(process.moduleLoadList.filter((name) => !before.has(name)).join());`;
    const out = execFileSync(process.execPath, ['-e', source], {
      cwd: __dirname,
      encoding: 'utf8',
    });
    expect(out).toMatch(/diagnostics_channel/);
    expect(out).not.toMatch(/worker|stream|net\b/);
  });

  it('no native type is imported but by lib/addon/binding.ts', () => {
    const importing = filesBelow('lib', SCRIPT).filter((file) =>
      /from '\.\/native\.js'/.test(read(file)),
    );
    expect(importing).toEqual([join('lib', 'addon', 'binding.ts')]);
  });
});

describe('files', () => {
  it('no test takes it for granted that the machine is little-endian', () => {
    // test/helpers/native-order.ts handles the machine's byte order; everything else names big-endian explicitly.
    const taking = filesBelow('test', /\.(ts|mjs|cjs)$/).filter((file) =>
      /(read|write)(Big)?U?Int\d*LE\(|\b(Big)?U?[iI]nt(16|32|64)Array\(\[0x/.test(read(file)),
    );
    expect(taking).toEqual([]);
  });

  it('that documents and comments name are there', () => {
    const texts = ['native', 'lib', 'test', 'bench', 'examples', 'scripts']
      .flatMap((folder) => filesBelow(folder, /\.(md|cc|h|ts|mts|mjs|cjs|py)$/))
      .concat(DOCUMENTS);
    const named = texts.flatMap((text) =>
      [...read(text).matchAll(/(?<![\w./-])(?:lib|native|test|scripts)\/[\w./-]+\.\w+/g)].map(
        ([path]) => [text, path],
      ),
    );
    expect(named.length).toBeGreaterThan(50);
    // Build output may not exist yet.
    const missing = ([, path = '']: (string | undefined)[]) =>
      !path.includes('/dist/') && !existsSync(join(root, path));
    expect(named.filter(missing)).toEqual([]);
  });

  it('and the folders that documents name', () => {
    const pages = ['native', 'test', 'bench', 'examples']
      .flatMap((folder) => filesBelow(folder, /\.md$/))
      .concat(DOCUMENTS);
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/`((?:lib|native|test|scripts|bench|docs)\/[\w/-]+)`/g)].map(
        ([, path = '']) => [page, path] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    const missing = named.filter(
      ([, path]) => path !== 'docs/api/' && !existsSync(join(root, path)),
    );
    expect(missing).toEqual([]);
  });

  it('have at most 400 lines, texts of the reference not counted', () => {
    const tables = new Set([
      'native/os/constants.inc',
      'native/os/errnos.inc',
      'native/os/fd_constants.inc',
      'lib/addon/constants.ts',
      'lib/file/codecs/code-pages.ts',
    ]);
    const files = ['native', 'lib', 'test', 'bench', 'examples', 'scripts'].flatMap((folder) =>
      filesBelow(folder, /\.(cc|h|inc|ts|mts|mjs|c|py)$/),
    );
    const linesOf = (file: string): number =>
      read(file)
        .replace(/^ *\/\*\*[^]*?\*\/\n/gm, '')
        .split('\n').length;
    expect(files.filter((file) => !tables.has(file) && linesOf(file) > 401)).toEqual([]);
  });
});
