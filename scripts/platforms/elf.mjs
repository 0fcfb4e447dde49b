// What a Linux binary requires of the system that loads it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GLIBC_FLOOR } from '../targets.mjs';
import { NODE_API, WEAK } from './node-api.mjs';
import { findTool, run } from './run.mjs';

const MACHINES = {
  x64: 'Advanced Micro Devices X86-64',
  arm64: 'AArch64',
  arm: 'ARM',
  ppc64: 'PowerPC64',
  s390x: 'IBM S/390',
  riscv64: 'RISC-V',
};

/** The libraries that each C library comes with. */
const LIBRARIES = {
  glibc: /^(lib(c|m|pthread|dl|rt)\.so\.\d+|ld-linux[\w.-]*\.so\.\d+|ld64?\.so\.\d+)$/,
  musl: /^libc\.so$/,
};

/** Every symbol of the oldest musl, listed by `nm -D --defined-only` of Debian 12's version 1.2.3. */
function muslSymbols() {
  const list = fileURLToPath(new URL('musl-1.2.3.txt', import.meta.url));
  return new Set(
    readFileSync(list, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}

/** @returns {{ name: string, weak: boolean, version: number[] | null, library: string | null }[]} */
function openSymbols(readelf, file) {
  return run(readelf, ['-W', '--dyn-syms', file])
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[6] === 'UND' && fields[7] !== undefined)
    .map((fields) => {
      const [name, version] = fields[7].split('@');
      const numbers = /^GLIBC_([\d.]+)$/
        .exec(version ?? '')?.[1]
        .split('.')
        .map(Number);
      return { name, weak: fields[4] === 'WEAK', version: numbers ?? null, named: version ?? null };
    });
}

function isNewer(version, than) {
  const at = version.findIndex((part, i) => part !== (than[i] ?? 0));
  return at >= 0 && version[at] > (than[at] ?? 0);
}

function checkNeeded(readelf, target, file) {
  const needed = [...run(readelf, ['-W', '-d', file]).matchAll(/\(NEEDED\).*\[(.+)\]/g)];
  const foreign = needed
    .map(([, name]) => name)
    .filter((name) => !LIBRARIES[target.libc].test(name));
  if (foreign.length > 0) throw new Error(`it needs ${foreign.join(', ')}`);
}

/** @returns {string[]} lines to print */
export function checkElf(target, file) {
  const readelf = findTool(['readelf', 'llvm-readelf'], 'apt: binutils');
  const [, machine] = /Machine:\s+(.+)/.exec(run(readelf, ['-h', file])) ?? [];
  if (machine !== MACHINES[target.arch]) throw new Error(`it is for ${machine}`);
  checkNeeded(readelf, target, file);
  const open = openSymbols(readelf, file).filter(
    ({ name, weak }) => !NODE_API.has(name) && !(weak && WEAK.test(name)),
  );
  return [target.libc === 'glibc' ? checkGlibc(open) : checkMusl(open)];
}

function checkGlibc(open) {
  // An unversioned symbol is not in the C library used for the build, and nothing says which library has
  // it. Weak symbols of the compiler may be absent.
  const loose = open.filter(
    ({ version, named, weak }) => version === null && named === null && !weak,
  );
  if (loose.length > 0) throw new Error(`nobody has ${loose.map(({ name }) => name).join(', ')}`);
  const odd = open.filter(({ version, named }) => version === null && named !== null);
  if (odd.length > 0)
    throw new Error(`of another library: ${odd.map(({ name, named }) => `${name}@${named}`)}`);
  const versions = open.map(({ version }) => version).filter((version) => version !== null);
  const highest = versions.reduce(
    (most, version) => (isNewer(version, most) ? version : most),
    [0],
  );
  if (isNewer(highest, GLIBC_FLOOR)) throw new Error(`it needs glibc ${highest.join('.')}`);
  return `${versions.length} symbols of glibc, up to ${highest.join('.')}`;
}

function checkMusl(open) {
  const known = muslSymbols();
  const unknown = open.filter(({ name, weak }) => !known.has(name) && !weak);
  if (unknown.length > 0)
    throw new Error(`musl 1.2.3 lacks ${unknown.map(({ name }) => name).join(', ')}`);
  return `${open.length} symbols, all of musl 1.2.3`;
}
