/** What the loader finds out about files before it passes them to the system. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { internal } from '../helpers/internal.js';
import { temporaryDirectory } from '../helpers/temporary.js';

const { interpreterOf, isCut } = internal('addon/elf') as typeof import('../../lib/addon/elf.js');
const { libcs } = internal('addon/libc') as typeof import('../../lib/addon/libc.js');
const shipped = (name: string): string => join(__dirname, '..', '..', 'prebuilds', name);

const program = '/proc/self/exe';
const hasLoader = existsSync(program) && interpreterOf(program) !== null;
if (!hasLoader) console.log('skipped: this Node is static, or the system has no /proc');

it.skipIf(!hasLoader)('a program names its loader, which tells the C library', () => {
  const loader = interpreterOf(program) ?? '';
  expect(loader).toMatch(/^\/.*ld/);
  expect(libcs()[0]).toBe(loader.includes('musl') ? 'musl' : 'glibc');
});

it('a shared object names none, nor does what is no ELF file', () => {
  for (const name of ['linux-x64', 'linux-arm', 'linux-s390x']) {
    expect(interpreterOf(shipped(`${name}/pysocket.glibc.node`)), name).toBeNull();
  }
  expect(interpreterOf(shipped('manifest.json'))).toBeNull();
});

it('a header that lies is no harm', () => {
  const head = Buffer.from(readFileSync(shipped('linux-x64/pysocket.glibc.node')).subarray(0, 64));
  const view = new DataView(head.buffer, head.byteOffset);
  const path = join(temporaryDirectory(), 'liar');
  for (const [table, count] of [
    [0xffffffffffffffffn, 1],
    [0n, 0xffff],
    [60n, 1],
    [64n, 0],
  ] as const) {
    view.setBigUint64(32, table, true);
    view.setUint16(56, count, true);
    writeFileSync(path, head);
    expect(interpreterOf(path)).toBeNull();
  }
});

it.each(['linux-x64', 'linux-arm', 'linux-s390x'])('an end that misses is seen: %s', (name) => {
  const whole = readFileSync(shipped(`${name}/pysocket.glibc.node`));
  const path = join(temporaryDirectory(), 'cut.node');
  for (const [size, cut] of [
    [whole.length, false],
    [whole.length - 1, true],
    [63, true],
    [3, false],
    [0, false],
  ] as const) {
    writeFileSync(path, whole.subarray(0, size));
    expect(isCut(path), String(size)).toBe(cut);
  }
});
