/** Which binary is loaded, and what the error says about those that are not. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { removedDirectory } from '../helpers/temporary.js';

const root = join(__dirname, '..', '..');
const directory = removedDirectory();
const copy = join(directory.path, 'pysocket');
const folder = join(copy, 'prebuilds', `${process.platform}-${process.arch}`);
const glibc = join(folder, 'pysocket.glibc.node');
const musl = join(folder, 'pysocket.musl.node');

/** Restores the package to its installed state: a checkout's own build would be preferred. */
beforeEach(() => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  for (const part of ['dist', 'prebuilds', 'package.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
});
afterAll(() => directory[Symbol.dispose]());

const PROGRAM = `
  try {
    const socket = require(${JSON.stringify(copy)});
    const [a, b] = socket.socketpair();
    a.sendall(Buffer.from('loaded'));
    console.log(b.recv(100).toString());
  } catch (error) {
    console.log(error.code, error.message);
  }`;

function run(options: string[] = [], native?: string): string {
  const env = { ...process.env };
  delete env.PYSOCKET_NATIVE;
  if (native !== undefined) env.PYSOCKET_NATIVE = native;
  const { stdout, stderr } = spawnSync(process.execPath, [...options, '-e', PROGRAM], {
    env,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

/** What the error says about a binary. */
function reasonFor(name: string, said: string): string | undefined {
  expect(said).toMatch(/^ERR_PYSOCKET_NATIVE pysocket has no native binary for \S+ that loads/);
  const lines = said.split('\n').map((line) => line.trim());
  return lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
}

/** A binary that claims to be made for another version of lib/. */
function makeOlder(path: string): void {
  const source = readFileSync(join(root, 'native', 'binding', 'abi.inc'), 'utf8');
  const abi = Number(/kAbi = (\d+)/.exec(source)?.[1]);
  const [wanted, other] = [abi, abi + 1].map((number) =>
    Buffer.from(Float64Array.of(number).buffer),
  );
  const bytes = readFileSync(path);
  const at = bytes.indexOf(wanted ?? '');
  expect(at).toBeGreaterThan(0);
  other?.copy(bytes, at);
  writeFileSync(path, bytes);
}

const linux = process.platform === 'linux' && process.arch === 'x64';

describe.runIf(linux)('on Linux', () => {
  it('the binary of this C library is loaded', () => {
    expect(run()).toBe('loaded\n');
  });

  it('without it the other one is tried, and both are named', () => {
    rmSync(glibc);
    const said = run();
    expect(reasonFor('the binary for linux-x64-glibc', said)).toBe('not there');
    // A binary for musl requires a library that is missing here, or invalid.
    expect(reasonFor('the binary for linux-x64-musl', said)).toMatch(/libc\.(so|musl)/);
    expect(said).toContain('npm run compile');
  });

  it('one that was cut is passed over', () => {
    writeFileSync(glibc, readFileSync(glibc).subarray(0, 1000));
    rmSync(musl);
    expect(reasonFor('the binary for linux-x64-glibc', run())).toBe('the file is cut off');
  });

  it('one of another version of the package is refused before it does anything', () => {
    makeOlder(glibc);
    rmSync(musl);
    expect(reasonFor('the binary for linux-x64-glibc', run())).toMatch(
      /^it was built for another version of this package \(\d+, not \d+\)$/,
    );
  });

  it('a build of the checkout comes first, and what is shipped after it', () => {
    const built = join(copy, 'build', 'Release');
    mkdirSync(built, { recursive: true });
    writeFileSync(join(built, 'pysocket.node'), 'no library');
    expect(run()).toBe('loaded\n');
    cpSync(glibc, join(built, 'pysocket.node'));
    rmSync(folder, { recursive: true });
    expect(run()).toBe('loaded\n');
  });
});

it('a folder in the place of a binary is no binary', () => {
  expect(reasonFor(folder, run([], folder))).toMatch(/directory|ELF|read file data|not a|image/i);
});

it('another addon is none of ours', () => {
  // How Node treats a library that registers no module.
  const other = process.platform === 'linux' ? '/proc/self/exe' : process.execPath;
  expect(reasonFor(other, run([], other))).toBeTruthy();
});

it('where addons are forbidden, the error says so', () => {
  const said = run(['--no-addons']);
  expect(said).toMatch(/ERR_PYSOCKET_NATIVE/);
  expect(said).toMatch(/addons? (is |are )?disabled|Cannot load native addon/i);
});
