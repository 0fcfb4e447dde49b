/** What an editor shows of every public name: there is a text, and a signature where Python has one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const python = JSON.parse(readFileSync(join(__dirname, 'python.json'), 'utf8')) as {
  functions: Record<string, string>;
  methods: Record<string, string>;
};

const dist = join(__dirname, '..', '..', 'dist');
const ENTRIES = [
  { entry: 'pysocket', index: 'index.d.ts', file: 'socket.d.ts', type: 'Socket' },
  {
    entry: 'pysocket/promises',
    index: 'promises.d.ts',
    file: 'promises/socket.d.ts',
    type: 'PromiseSocket',
  },
];
const roots = ENTRIES.flatMap(({ index, file }) => [join(dist, index), join(dist, file)]);
const program = ts.createProgram(roots, {
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  skipLibCheck: true,
  types: ['node'],
});
const checker = program.getTypeChecker();

function exportsOf(file: string): ts.Symbol[] {
  const source = program.getSourceFile(join(dist, file));
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is no module`);
  return checker.getExportsOfModule(module).map((symbol) => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  });
}

const textOf = (symbol: ts.Symbol): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker));

function isInternal(declaration: ts.Declaration): boolean {
  const name = ts.getNameOfDeclaration(declaration);
  if (name !== undefined && ts.isPrivateIdentifier(name)) return true;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (ts.getCombinedModifierFlags(declaration) & hidden) !== 0;
}

/** From the first backtick to the next. */
const signature = (text: string): string => /^`([^`]*)`/.exec(text)?.[1] ?? text.slice(0, 60);

describe.each(ENTRIES)('$entry', ({ index, file, type }) => {
  /** JavaScript's own default, and what TypeScript calls it inside. */
  const names = exportsOf(index).filter(({ name }) => !['default', '_default'].includes(name));
  const methods = exportsOf(file)
    .filter(({ name }) => name === type)
    .flatMap((symbol) => checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)))
    .filter((symbol) => !symbol.declarations?.some(isInternal));

  describe('every public name has a text', () => {
    it('names of the module', () => {
      expect(names.length).toBeGreaterThan(500);
      const missing = names.filter((symbol) => textOf(symbol) === '');
      expect(missing.map(({ name }) => name)).toEqual([]);
    });

    it('methods and properties of sockets', () => {
      expect(methods.length).toBeGreaterThan(35);
      const missing = methods.filter((symbol) => textOf(symbol) === '');
      expect(missing.map(({ name }) => name)).toEqual([]);
    });
  });

  describe('the text begins with the signature', () => {
    it.each(Object.keys(python.functions))('%s', (name) => {
      const symbol = names.find((each) => each.name === name);
      expect(signature(symbol === undefined ? '' : textOf(symbol))).toContain(`${name}(`);
    });

    const public_ = Object.keys(python.methods).filter((name) => !name.startsWith('_'));
    it.each(public_)('socket.%s', (name) => {
      const symbol = methods.find((each) => each.name === name);
      expect(signature(symbol === undefined ? '' : textOf(symbol))).toContain(`${name}(`);
    });
  });
});
