/**
 * The rooms of lib/ and their dependencies: a room imports only from those before it. Type imports count,
 * because a reader follows them like the others.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const lib = join(__dirname, '..', '..', 'lib');

/** From bottom to top. Rooms of the same layer do not import from each other. */
const LAYERS: readonly (readonly string[])[] = [
  ['python'],
  ['addon', 'waiting'],
  ['address', 'file'],
  ['socket'],
  ['fd', 'messages', 'select', 'trace'],
  ['builtins', 'selectors', 'socketserver'],
  ['names'],
  ['promises'],
  ['node', 'namespace', 'views'],
];

/** The layers within rooms. '.' stands for the files that are in none of the named folders. */
const INNER: Readonly<Record<string, readonly (readonly string[])[]>> = {
  address: [['families'], ['.']],
  file: [['codecs'], ['core'], ['.']],
  promises: [
    ['engine', 'file'],
    ['operations'],
    ['queue'],
    ['.', 'fd', 'select'],
    ['builtins', 'selectors', 'socketserver'],
  ],
};

/** The getters `promises` and `blocking` refer to each other's types: see lib/views.ts. */
const EXCEPTIONS: readonly string[] = [
  'promises/socket.ts -> views.ts',
  'socket/socket.ts -> views.ts',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

function imports(): Import[] {
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = readFileSync(join(lib, file), 'utf8');
      const named = source.matchAll(
        /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*'(\.[^']+)\.js'/g,
      );
      return [...named].map(([, path = '']) => ({
        from: file,
        to: posix.join(dirname(file), `${path}.ts`),
      }));
    });
}

/** The first folder of a path, or the file itself. */
function roomOf(file: string): string {
  const [first = ''] = file.split('/');
  return file.includes('/') ? first : first.slice(0, -3);
}

function heightOf(layers: readonly (readonly string[])[], room: string): number {
  const height = layers.findIndex((layer) => layer.includes(room));
  if (height < 0) throw new Error(`${room} has no layer`);
  return height;
}

const all = imports();

it('are read', () => {
  expect(all.length).toBeGreaterThan(500);
});

describe('the layers of lib/', () => {
  it('a room imports from those before it', () => {
    const wrong = all.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      return here !== there && heightOf(LAYERS, there) >= heightOf(LAYERS, here);
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`).sort()).toEqual(EXCEPTIONS);
  });

  it('nothing but addon/ touches the memory that the addon shares', () => {
    const others = all.filter(
      ({ from, to }) => to === 'addon/exchange.ts' && roomOf(from) !== 'addon',
    );
    expect(others).toEqual([]);
  });

  it.each(Object.entries(INNER))('so do the folders of %s', (room, layers) => {
    const inner = (file: string): string => {
      const [, folder = '', rest] = file.split('/');
      return rest !== undefined && layers.some((layer) => layer.includes(folder)) ? folder : '.';
    };
    const wrong = all.filter(({ from, to }) => {
      if (roomOf(from) !== room || roomOf(to) !== room) return false;
      const [here, there] = [inner(from), inner(to)];
      return here !== there && heightOf(layers, there) >= heightOf(layers, here);
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('no files import each other, be it through others', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of all) {
      if (EXCEPTIONS.includes(`${from} -> ${to}`)) continue;
      next.set(from, [...(next.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (path.includes(file) || done.has(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of next.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('only addon/ touches the memory that is shared with the addon, and address/ what lies there', () => {
    const touching = all.filter(({ to }) => to === 'addon/exchange.ts').map(({ from }) => from);
    expect(touching.filter((from) => !/^(addon|address)\//.test(from))).toEqual([]);
  });

  it('at the root of lib/ are the namespaces and the views', () => {
    const files = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name).sort()).toEqual(
      ['names', 'namespace', 'views'].map((name) => `${name}.ts`),
    );
  });
});
