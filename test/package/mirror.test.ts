/** test/ mirrors lib/: the tests of lib/address/families are in test/address/families. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..', '..');

/** Folders of test/ that concern the whole package, or that support other tests. */
const WHOLE = [
  ...['evaluations', 'examples', 'faults', 'fuzz', 'helpers', 'lifecycle', 'native', 'package'],
  ...['parity', 'runtimes', 'surface'],
];

function foldersOf(path: string): string[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** The paths of all folders below a folder, at any depth. */
function foldersBelow(path: string): string[] {
  return foldersOf(path).flatMap((name) => [name, ...within(path, name)]);
}

function within(path: string, name: string): string[] {
  return foldersBelow(`${path}/${name}`).map((below) => `${name}/${below}`);
}

const rooms = foldersOf('lib');

describe('the folders of test/', () => {
  it('are the rooms of lib/, and those that are listed', () => {
    expect(foldersOf('test').sort()).toEqual([...rooms, ...WHOLE].sort());
  });

  it.each(rooms)('%s has no folder that it lacks in lib/', (room) => {
    const here = foldersBelow(`lib/${room}`);
    expect(foldersBelow(`test/${room}`).filter((folder) => !here.includes(folder))).toEqual([]);
  });

  it('test/README.md describes each', () => {
    const readme = readFileSync(join(root, 'test', 'README.md'), 'utf8');
    const missing = [...rooms, ...WHOLE].filter((folder) => !readme.includes(`\`${folder}/\``));
    expect(missing).toEqual([]);
  });
});
