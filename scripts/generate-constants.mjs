// Writes lib/constants.ts: the types of the constants that native/os/constants.inc lists. Values
// come from the addon at run time, so that a name that the platform lacks is absent.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const table = readFileSync(`${root}/native/os/constants.inc`, 'utf8');
const names = [...table.matchAll(/^PYSOCKET_CONSTANT\((\w+)\)$/gm)].map(([, name]) => name);

writeFileSync(
  `${root}/lib/constants.ts`,
  `/**
 * The constants of the platform's headers. Made by scripts/generate-constants.mjs.
 *
 * A name that this platform lacks is absent: \`'SO_REUSEPORT' in socket\` is the test.
 */
import { constants as errnos } from 'node:os';
import { native } from './binding.js';

/** Python: copies of three errnos */
export const EAGAIN: number = errnos.errno.EAGAIN;
export const EBADF: number = errnos.errno.EBADF;
export const EWOULDBLOCK: number = errnos.errno.EWOULDBLOCK;

${names.map((name) => `export declare const ${name}: number;`).join('\n')}

Object.assign(exports, native.constants);
`,
);
