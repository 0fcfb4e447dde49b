/** The committed binaries: the sources they were built from, and how the loader and package.json refer to them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, targets } from './scripts.js';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Entry {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly sources: string;
}

const all = targets();
const manifest = JSON.parse(read('prebuilds/manifest.json')) as Record<string, Entry | undefined>;

describe.each(all)('$name', ({ name, file }) => {
  const entry = manifest[name];

  it('is there as the manifest says', () => {
    expect(entry?.file).toBe(file);
    expect(entry?.size).toBe(statSync(join(root, file)).size);
    const bytes = readFileSync(join(root, file));
    expect(entry?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is one that the loader requires by a literal', () => {
    expect(read('lib/addon/prebuilt.ts')).toContain(
      `  '${name}': {\n    file: [${file
        .split('/')
        .slice(1)
        .map((part) => `'${part}'`)
        .join(', ')}],\n    load: () => require('../../${file}'),\n`,
    );
  });

  it('has an entry of the package', () => {
    const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, unknown> };
    expect(exports[`./native/${name}`]).toBe(`./${file}`);
  });
});

it('there is no binary but those of the table', () => {
  expect(Object.keys(manifest)).toEqual(all.map(({ name }) => name));
  expect(all.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
});

describe('what was built', () => {
  const sources = execFileSync(process.execPath, ['scripts/source-hash.mjs'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();

  it('is of these sources for linux-x64-glibc', () => {
    expect(manifest['linux-x64-glibc']?.sources).toBe(sources);
  });

  it('is listed when it is of others', () => {
    const stale = all.filter(({ name }) => manifest[name]?.sources !== sources);
    const names = stale.map(({ name }) => name).join(', ');
    if (stale.length > 0) console.log(`stale: ${names}; npm run prebuild:all`);
    expect(stale.length).toBeLessThan(all.length);
  });

  it('agrees with lib/ on what both sides rely on', () => {
    const wanted = ask(`
      import { abiFiles } from './scripts/generate-abi.mjs';
      console.log(JSON.stringify(abiFiles()));
    `) as Record<string, string>;
    for (const [file, text] of Object.entries(wanted)) expect(read(file), file).toBe(text);
  });
});
