/**
 * Projects that install the package compile against its types: without skipLibCheck, which is tsc's
 * default, with every module resolution, and with the oldest and newest TypeScript and @types/node supported.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Consumer, type Resolution } from './consumer.js';
import { pack } from './packed.js';
import { declaredNames, entries } from './scripts.js';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'pysocket-types-'));

const NODE10: Resolution = {
  ...{ moduleResolution: 'node10', module: 'commonjs', extensions: ['.ts'] },
  ...{ lib: ['es2022'], plain: true },
};
const NODE16: Resolution = {
  ...{ moduleResolution: 'node16', module: 'node16', extensions: ['.ts', '.mts', '.cts'] },
};
const NODENEXT: Resolution = { ...NODE16, moduleResolution: 'nodenext', module: 'nodenext' };
const BUNDLER: Resolution = {
  ...{ moduleResolution: 'bundler', module: 'preserve', extensions: ['.ts', '.cts'] },
  // Programs for browsers have the browser's Blob and fetch as well.
  lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable'],
};

const consumers = new Map<string, Consumer>();

function consumer(types: string): Consumer {
  const found = consumers.get(types);
  if (found === undefined) throw new Error(`nothing is laid out for ${types}`);
  return found;
}

const ENTRIES = entries().map(({ name }) => name);
const ELSEWHERE = declaredNames();
const declared = ENTRIES.map((entry) => join(root, 'dist', 'types', `${entry}.d.ts`));
const program = ts.createProgram(declared, {
  module: ts.ModuleKind.Node16,
  skipLibCheck: true,
  types: ['node'],
});
const checker = program.getTypeChecker();

/** The exports of an entry with one of these meanings. */
function exportsOf(entry: string, meaning: ts.SymbolFlags): [name: string, target: ts.Symbol][] {
  const source = program.getSourceFile(join(root, 'dist', 'types', `${entry}.d.ts`));
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} declares nothing`);
  return checker.getExportsOfModule(module).flatMap((symbol) => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const found: [string, ts.Symbol][] = [[symbol.name, target]];
    return (target.flags & meaning) !== 0 ? found : [];
  });
}

const namesOf = (entry: string, meaning: ts.SymbolFlags): string[] =>
  exportsOf(entry, meaning).map(([name]) => name);

/** Type arguments for a type whose parameters have no default: never, which satisfies every constraint. */
function argumentsOf(symbol: ts.Symbol): string {
  const declared = symbol.declarations?.find(
    (each) =>
      ts.isClassDeclaration(each) ||
      ts.isInterfaceDeclaration(each) ||
      ts.isTypeAliasDeclaration(each),
  );
  const needed = declared?.typeParameters?.filter(({ default: given }) => given === undefined);
  const given = needed?.map(() => 'never') ?? [];
  return given.length === 0 ? '' : `<${given.join(', ')}>`;
}

/** A program that refers to every type of an entry by its name. */
function everyType(entry: string): string {
  const specifier = entries().find(({ name }) => name === entry)?.specifier ?? entry;
  const uses = exportsOf(entry, ts.SymbolFlags.Type).map(
    ([name, symbol]) => `export type Of_${name} = pysocket.${name}${argumentsOf(symbol)};`,
  );
  return `import * as pysocket from '${specifier}';\n${uses.join('\n')}\n`;
}

beforeAll(() => {
  const tarball = pack(folder);
  for (const types of ['@types/node', 'types-node-newest']) {
    const laid = new Consumer(tarball, types);
    consumers.set(types, laid);
    for (const entry of ENTRIES) {
      laid.write(`every-type-of-${entry.replace('/', '-')}.ts`, everyType(entry));
    }
  }
});

afterAll(() => {
  for (const laid of consumers.values()) laid.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('programs compile, and wrong ones do not', () => {
  const OLDEST = '@types/node';
  const NEWEST = 'types-node-newest';

  it.each([
    [NODE10.moduleResolution, OLDEST, NODE10],
    [NODE16.moduleResolution, OLDEST, NODE16],
    [BUNDLER.moduleResolution, OLDEST, BUNDLER],
    [NODE10.moduleResolution, NEWEST, NODE10],
    [NODENEXT.moduleResolution, NEWEST, NODENEXT],
    [BUNDLER.moduleResolution, NEWEST, BUNDLER],
  ])(`TypeScript ${ts.version}, %s, %s`, (_name, types, resolution) => {
    expect(consumer(types).check(resolution)).toEqual([]);
  });

  it.each([
    [NODE16.moduleResolution, OLDEST, NODE16],
    [NODENEXT.moduleResolution, NEWEST, NODENEXT],
    [BUNDLER.moduleResolution, NEWEST, BUNDLER],
  ])('the newest TypeScript, %s, %s', async (_name, types, resolution) => {
    expect(await consumer(types).run('typescript-newest', resolution)).toBe('');
  });
});

describe('the declarations', () => {
  it.each(ENTRIES)('%s: what is declared as a value is one', (entry) => {
    const module = require(join(root, 'dist', `${entry}.js`)) as object;
    // A name that exists on some system is declared on all of them.
    const elsewhere = ELSEWHERE[entry] ?? [];
    const missing = namesOf(entry, ts.SymbolFlags.Variable | ts.SymbolFlags.Function).filter(
      (name) => !(name in module) && !elsewhere.includes(name),
    );
    expect(missing).toEqual([]);
  });

  it.each(ENTRIES)('%s: what is one is declared', (entry) => {
    const module = require(join(root, 'dist', `${entry}.js`)) as object;
    const values = new Set(namesOf(entry, ts.SymbolFlags.Value));
    expect(Object.keys(module).filter((name) => name !== 'default' && !values.has(name))).toEqual(
      [],
    );
  });
});
