/** The names of the modules beside `socket`, compared with CPython's, and the text an editor shows for each. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { entries } from '../package/scripts.js';
import { findInterpreter } from '../parity/interpreter.js';

const require = createRequire(__filename);
const names = (entry: string): string[] =>
  Object.keys(require(entry) as object).filter((name) => name !== 'default');

const interpreter = findInterpreter();
if (interpreter === undefined) console.log('skipped, there is no Python: names of its modules');

interface Module {
  readonly python: string;
  /** Names that Python has and this package lacks, with the reason. */
  readonly lacking: Readonly<Record<string, string>>;
  /** Names that this package has and Python lacks. */
  readonly added: readonly string[];
  /** Names that only the promise flavour has. */
  readonly later: readonly string[];
}

const LATER = ['AbortError'];
const FORKING = 'JavaScript cannot fork';
const THREADING = 'on one thread a handler that blocks lets nobody else go on';

const MODULES: Readonly<Record<string, Module>> = {
  select: { python: 'select', lacking: {}, added: ['EPOLLWAKEUP'], later: LATER },
  selectors: { python: 'selectors', lacking: {}, added: [], later: LATER },
  socketserver: {
    python: 'socketserver',
    lacking: {
      ForkingMixIn: FORKING,
      ForkingTCPServer: FORKING,
      ForkingUDPServer: FORKING,
      ForkingUnixDatagramServer: FORKING,
      ForkingUnixStreamServer: FORKING,
      ThreadingMixIn: THREADING,
      ThreadingTCPServer: THREADING,
      ThreadingUDPServer: THREADING,
      ThreadingUnixDatagramServer: THREADING,
      ThreadingUnixStreamServer: THREADING,
    },
    added: [],
    later: [],
  },
};

/** The public names that a module defines itself. */
const SCRIPT = `
import importlib, inspect, json, sys
module = importlib.import_module(sys.argv[1])
names = getattr(module, '__all__', None) or [
    name for name, value in vars(module).items()
    if name[0] != '_' and not inspect.ismodule(value)
    and getattr(value, '__module__', module.__name__) in (module.__name__, None, 'builtins', 'select')
    and name not in ('ABCMeta', 'Mapping', 'abstractmethod', 'namedtuple')]
print(json.dumps(names))
`;

describe
  .skipIf(interpreter === undefined || process.platform !== 'linux')
  .each(Object.entries(MODULES))('%s', (entry, { python, lacking, added, later }) => {
  // Vitest also collects a suite that is skipped.
  const stdout =
    interpreter === undefined
      ? '[]'
      : spawnSync(interpreter.path, ['-c', SCRIPT, python], { encoding: 'utf8' }).stdout;
  const theirs = new Set(JSON.parse(stdout === '' ? '[]' : stdout) as string[]);

  it('has the names of the module, but for those that are listed', () => {
    const here = names(`pysocket/${entry}`);
    expect([...theirs].filter((name) => !here.includes(name)).sort()).toEqual(
      Object.keys(lacking).sort(),
    );
    expect(here.filter((name) => !theirs.has(name)).sort()).toEqual([...added].sort());
  });

  it('has the same with promises, and what only they need', () => {
    const blocking = new Set(names(`pysocket/${entry}`));
    const threading = Object.keys(lacking).filter((name) => lacking[name] === THREADING);
    const more = names(`pysocket/promises/${entry}`).filter((name) => !blocking.has(name));
    expect(more.sort()).toEqual([...later, ...threading].sort());
  });
});

it.skipIf(interpreter === undefined || process.platform !== 'linux')(
  'errno has the numbers of the module errno',
  () => {
    const script =
      "import errno, json; print(json.dumps([{n: getattr(errno, n) for n in dir(errno) if n[0] == 'E'}, errno.errorcode]))";
    const { stdout } = spawnSync(interpreter?.path ?? '', ['-c', script], { encoding: 'utf8' });
    const [numbers, errorcode] = JSON.parse(stdout) as [object, object];
    const { errno } = require('pysocket/builtins') as { errno: { errorcode: object } };
    const { errorcode: ours, ...here } = errno;
    expect(here).toEqual(numbers);
    expect({ ...ours }).toEqual(errorcode);
  },
);

const dist = join(__dirname, '..', '..', 'dist');
const companions = entries().filter(({ name }) => !['index', 'promises', 'node'].includes(name));
const program = ts.createProgram(
  companions.map(({ name }) => join(dist, 'types', `${name}.d.ts`)),
  {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    skipLibCheck: true,
    types: ['node'],
  },
);
const checker = program.getTypeChecker();

const textOf = (symbol: ts.Symbol): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker));

function isInternal(declaration: ts.Declaration): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (ts.getCombinedModifierFlags(declaration) & hidden) !== 0;
}

describe.each(companions)('$specifier: an editor shows a text', ({ name }) => {
  const source = program.getSourceFile(join(dist, 'types', `${name}.d.ts`));
  const module = source && checker.getSymbolAtLocation(source);
  const exported = module === undefined ? [] : checker.getExportsOfModule(module);
  const symbols = exported.map((symbol) =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol),
  );

  it('of every name', () => {
    expect(symbols.length).toBeGreaterThan(0);
    const missing = symbols.filter((symbol) => textOf(symbol) === '');
    expect(missing.map((symbol) => symbol.name)).toEqual([]);
  });

  it('of every public method of a class that has one of its own', () => {
    const missing = symbols
      .filter(({ flags }) => (flags & ts.SymbolFlags.Class) !== 0)
      .flatMap((symbol) => {
        const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol));
        return (
          members
            .filter((member) => !member.declarations?.some(isInternal))
            // Every Error has these properties, and names with # are private to the class.
            .filter((member) => !/^(__[@#]|#|name$|message$|stack$|cause$)/.test(member.name))
            .filter((member) => textOf(member) === '')
            .map((member) => `${symbol.name}.${member.name}`)
        );
      });
    expect(missing).toEqual([]);
  });

  it('that says what a promise is of, and how it fails', () => {
    const functions = symbols.filter(({ flags }) => (flags & ts.SymbolFlags.Function) !== 0);
    const wrong = functions.filter((symbol) => {
      const [call] = checker.getTypeOfSymbol(symbol).getCallSignatures();
      if (call === undefined) return false;
      const isLater = checker.getReturnTypeOfSignature(call).symbol?.name === 'Promise';
      const tags = call.getJsDocTags();
      const tag = (each: string) => tags.find((one) => one.name === each)?.text?.[0]?.text ?? '';
      return isLater && (!/^a promise of/.test(tag('returns')) || tag('throws') === '');
    });
    expect(wrong.map((symbol) => symbol.name)).toEqual([]);
  });
});
