/**
 * Which constants each platform has, read from its binary: the table in it contains the names that the
 * platform's headers define. Another platform's module cannot be loaded here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const tables = ['constants.inc', 'constants_linux.inc', 'constants_windows.inc'].map((name) =>
  read(`native/os/${name}`),
);
const known = tables.flatMap((table) =>
  [...table.matchAll(/^PYSOCKET_(?:CONSTANT|VALUE)\((\w+)/gm)].map(([, name = '']) => name),
);

function constantsOf(binary: string): string[] {
  const bytes = readFileSync(join(root, binary), 'latin1');
  return [...new Set(known)].filter((name) => bytes.includes(`${name}\0`)).sort();
}

interface Binary {
  readonly file: string;
}
const manifest = JSON.parse(read('prebuilds/manifest.json')) as Record<string, Binary>;
const filesOf = (pattern: RegExp): string[] =>
  Object.entries(manifest).flatMap(([name, { file }]) => (pattern.test(name) ? [file] : []));

describe.each(filesOf(/^darwin/))('%s', (file) => {
  it("has the constants of Python's module on macOS, and what 3.14 added", () => {
    const names = read('test/surface/names-darwin.txt')
      .split('\n')
      .filter((line) => /^\w/.test(line));
    expect(constantsOf(file)).toEqual([...names, 'IP_RECVTTL'].sort());
  });
});

describe.each(filesOf(/^win32/))('%s', (file) => {
  it("has the constants of Python's module on Windows, and AF_UNIX", () => {
    const names = read('test/surface/names-win32.txt')
      .split('\n')
      .filter((line) => /^([A-Z][A-Z0-9]*_\w+|SOMAXCONN)$/.test(line));
    // Strings of Bluetooth and Hyper-V, which lib/ defines.
    const numbers = names.filter((name) => !/^(BDADDR|HV_GUID)_/.test(name));
    expect(constantsOf(file)).toEqual([...numbers, 'AF_UNIX'].sort());
  });
});

/** surface.test.ts compares the Linux names with the live module. */
const LINUX = 'prebuilds/linux-x64/pysocket.glibc.node';

describe.each(filesOf(/^linux-.*-glibc$/))('%s', (file) => {
  it('has the same as that for linux-x64', () => {
    expect(constantsOf(file)).toEqual(constantsOf(LINUX));
  });
});

describe.each(filesOf(/^linux-.*-musl$/))('%s', (file) => {
  it('has the same but for what the headers of musl have otherwise', () => {
    // musl defines no flags for IDNA. Its IPPROTO_MAX is a macro; glibc's is not.
    const others = constantsOf(LINUX).filter((name) => name !== 'NI_IDN');
    expect(constantsOf(file)).toEqual([...others, 'IPPROTO_MAX'].sort());
  });
});
