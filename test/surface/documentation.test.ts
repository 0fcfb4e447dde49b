/** What an editor shows for every public name: a text, and a signature where Python has one. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const python = JSON.parse(readFileSync(join(__dirname, 'python.json'), 'utf8')) as {
  functions: Record<string, string>;
  methods: Record<string, string>;
};

const dist = join(__dirname, '..', '..', 'dist');
const ENTRIES = [
  { entry: 'pysocket', file: 'types/index.d.ts', type: 'Socket' },
  { entry: 'pysocket/promises', file: 'types/promises.d.ts', type: 'PromiseSocket' },
];
const roots = ENTRIES.map(({ file }) => join(dist, file));
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

/** The text between the first two backticks. */
const signature = (text: string): string => /^`([^`]*)`/.exec(text)?.[1] ?? text.slice(0, 60);

describe.each(ENTRIES)('$entry', ({ entry, file, type }) => {
  const names = exportsOf(file);
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

  it('the constructor of sockets has one, with the signature', () => {
    const isValue = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Value) !== 0;
    const symbol = names.find((each) => each.name === 'socket' && isValue(each));
    if (symbol === undefined) throw new Error('no socket');
    const [made] = checker.getTypeOfSymbol(symbol).getConstructSignatures();
    const text = ts.displayPartsToString(made?.getDocumentationComment(checker));
    expect(signature(text)).toMatch(/^socket\(family=AF_INET/);
    expect(made?.parameters.map(({ name }) => name).slice(0, 4)).toEqual([
      ...['family', 'type', 'proto', 'fileno'],
    ]);
  });

  it('a constant that is absent here has a text that says where it is not', () => {
    if (process.platform !== 'linux') return;
    const module = createRequire(__filename)(entry) as object;
    const says = (symbol: ts.Symbol, words: RegExp): boolean => words.test(textOf(symbol));
    const constants = names.filter(({ name, flags }) => {
      return (flags & ts.SymbolFlags.Variable) !== 0 && /^[A-Z][A-Z0-9]*_/.test(name);
    });
    const elsewhere = constants.filter((symbol) =>
      says(symbol, /(BSD|macOS|Windows) only\.|Not on Linux\./),
    );
    const absent = constants.filter(({ name }) => !(name in module));
    expect(elsewhere.map(({ name }) => name)).toEqual(absent.map(({ name }) => name));
  });

  it('what returns a promise says so, and how it fails', () => {
    const wrong = [...names, ...methods].filter((symbol) => {
      const [call] = checker.getTypeOfSymbol(symbol).getCallSignatures();
      // The disposal methods document the method that they stand for.
      if (call === undefined || symbol.name.startsWith('__@')) return false;
      const isLater = checker.getReturnTypeOfSignature(call).symbol?.name === 'Promise';
      const tags = call.getJsDocTags();
      const tag = (name: string) => tags.find((each) => each.name === name)?.text?.[0]?.text ?? '';
      const says = /^a promise of/.test(tag('returns'));
      return isLater ? !says || tag('throws') === '' : says;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
