// The platforms for which binaries are built, one row each. Everything else about a target follows from
// its row. prebuild.mjs builds them, check-platforms.mjs examines the results, platforms.mjs runs what
// can be run here, and a test compares lib/addon/prebuilt.ts and package.json with the table.
import { join } from 'node:path';

/**
 * @typedef {object} Target
 * @property {string} name the name that users know: platform, architecture, C library
 * @property {string} platform process.platform
 * @property {string} arch process.arch
 * @property {'glibc' | 'musl' | null} libc
 * @property {string} compiler zig's name of the target, with the oldest C library that it supports
 * @property {string} runs where its binary is run, in a few words
 */

const GLIBC = 'glibc';
const MUSL = 'musl';

/** @type {readonly Target[]} */
export const TARGETS = [
  linux('x64', GLIBC, 'x86_64-linux-gnu.2.17', 'every commit: the whole suite'),
  linux('arm64', GLIBC, 'aarch64-linux-gnu.2.17', 'under qemu: the suite'),
  linux('arm', GLIBC, 'arm-linux-gnueabihf.2.17', 'under qemu: smoke and test/runtimes'),
  linux('ppc64', GLIBC, 'powerpc64le-linux-gnu.2.19', 'under qemu: smoke and test/runtimes'),
  linux('s390x', GLIBC, 's390x-linux-gnu.2.17', 'under qemu: the suite'),
  linux('riscv64', GLIBC, 'riscv64-linux-gnu.2.28', 'nowhere yet'),
  linux('x64', MUSL, 'x86_64-linux-musl', "test/runtimes, on Bun's musl build"),
  linux('arm64', MUSL, 'aarch64-linux-musl', 'nowhere yet'),
  darwin('x64', 'x86_64-macos.11.0'),
  darwin('arm64', 'aarch64-macos.11.0'),
  windows('x64', 'x86_64-windows-gnu', 'under Wine: what carries of the suite'),
  windows('arm64', 'aarch64-windows-gnu', 'nowhere yet'),
];

function linux(arch, libc, compiler, runs) {
  return { name: `linux-${arch}-${libc}`, platform: 'linux', arch, libc, compiler, runs };
}

function darwin(arch, compiler) {
  const runs = 'nowhere yet; the Linux suite with the habits of its kernel';
  return { name: `darwin-${arch}`, platform: 'darwin', arch, libc: null, compiler, runs };
}

function windows(arch, compiler, runs) {
  return { name: `win32-${arch}`, platform: 'win32', arch, libc: null, compiler, runs };
}

/** The path of its binary, in prebuildify's naming scheme. */
export function binaryOf({ platform, arch, libc }) {
  return join(
    'prebuilds',
    `${platform}-${arch}`,
    `pysocket.${libc === null ? '' : `${libc}.`}node`,
  );
}

/** The newest version of a glibc symbol that a binary may require: RHEL 8's, which Node 20 itself requires. */
export const GLIBC_FLOOR = [2, 28];

export function targetNamed(name) {
  const target = TARGETS.find((candidate) => candidate.name === name);
  if (target !== undefined) return target;
  throw new Error(`no target ${name}; there are ${TARGETS.map((each) => each.name).join(', ')}`);
}
