/** A binary in the package. */
export interface Shipped {
  /** The path below prebuilds/. */
  readonly file: readonly [folder: string, name: string];
  readonly load: () => unknown;
}

/**
 * The binaries that the package ships, by platform, architecture and C library: the table of
 * scripts/targets.mjs. Each is a literal require(), which bundlers follow to the file. The relative
 * paths are valid in dist/lib and in build-modules/addon, which are equally deep.
 */
export const PREBUILT: Readonly<Record<string, Shipped>> = {
  'linux-x64-glibc': {
    file: ['linux-x64', 'pysocket.glibc.node'],
    load: () => require('../../prebuilds/linux-x64/pysocket.glibc.node'),
  },
  'linux-arm64-glibc': {
    file: ['linux-arm64', 'pysocket.glibc.node'],
    load: () => require('../../prebuilds/linux-arm64/pysocket.glibc.node'),
  },
  'linux-arm-glibc': {
    file: ['linux-arm', 'pysocket.glibc.node'],
    load: () => require('../../prebuilds/linux-arm/pysocket.glibc.node'),
  },
  'linux-ppc64-glibc': {
    file: ['linux-ppc64', 'pysocket.glibc.node'],
    load: () => require('../../prebuilds/linux-ppc64/pysocket.glibc.node'),
  },
  'linux-s390x-glibc': {
    file: ['linux-s390x', 'pysocket.glibc.node'],
    load: () => require('../../prebuilds/linux-s390x/pysocket.glibc.node'),
  },
  'linux-riscv64-glibc': {
    file: ['linux-riscv64', 'pysocket.glibc.node'],
    load: () => require('../../prebuilds/linux-riscv64/pysocket.glibc.node'),
  },
  'linux-x64-musl': {
    file: ['linux-x64', 'pysocket.musl.node'],
    load: () => require('../../prebuilds/linux-x64/pysocket.musl.node'),
  },
  'linux-arm64-musl': {
    file: ['linux-arm64', 'pysocket.musl.node'],
    load: () => require('../../prebuilds/linux-arm64/pysocket.musl.node'),
  },
  'darwin-x64': {
    file: ['darwin-x64', 'pysocket.node'],
    load: () => require('../../prebuilds/darwin-x64/pysocket.node'),
  },
  'darwin-arm64': {
    file: ['darwin-arm64', 'pysocket.node'],
    load: () => require('../../prebuilds/darwin-arm64/pysocket.node'),
  },
  'win32-x64': {
    file: ['win32-x64', 'pysocket.node'],
    load: () => require('../../prebuilds/win32-x64/pysocket.node'),
  },
  'win32-arm64': {
    file: ['win32-arm64', 'pysocket.node'],
    load: () => require('../../prebuilds/win32-arm64/pysocket.node'),
  },
};
