/** What two tools that check packages report about this one: publint, and "Are the types wrong?". */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pack, unpack } from './packed.js';
import { entries } from './scripts.js';

const folder = mkdtempSync(join(tmpdir(), 'pysocket-linted-'));
let tarball = '';
let installed = '';

beforeAll(() => {
  tarball = pack(folder);
  installed = unpack(tarball, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('publint has nothing to say', async () => {
  const { publint } = await import('publint');
  const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
  expect(messages).toEqual([]);
});

it('the types are right, however they are found', async () => {
  const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
  const bytes = new Uint8Array(readFileSync(tarball));
  const result = await checkPackage(createPackageFromTarballData(bytes), {
    // The binaries, which only have their paths looked up: they are not imported and have no types.
    excludeEntrypoints: [/^\.\/native\//],
  });
  const problems = result.types === false ? ['there are no types'] : result.problems;
  // It analyses each file alone and misses that the exports of dist/lib/pysocket.js include a `default`.
  const unseen = (problem: (typeof problems)[number]): boolean =>
    typeof problem === 'object' && problem.kind === 'FalseExportDefault';
  expect(problems.filter((problem) => !unseen(problem))).toEqual([]);
  for (const { name: entry } of entries()) {
    const module = require(join(installed, 'dist', `${entry}.js`)) as { default: object };
    const names = Object.keys(module).filter((name) => name !== 'default');
    expect(Object.keys(module.default)).toEqual(names);
  }
});
