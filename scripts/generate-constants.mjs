// Writes lib/addon/constants.ts and lib/fd/constants.ts: the types of the constants that the tables of
// native/os list. Values come from the addon at run time, so that a name that the platform lacks is
// absent.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constantDoc } from './constant-docs.mjs';
import { fdConstantDoc } from './fd-constant-docs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const namesOf = (table) =>
  [...readFileSync(`${root}/native/os/${table}`, 'utf8').matchAll(entry)].map(([, name]) => name);
const entry = /^PYSOCKET_(?:CONSTANT|VALUE)\((\w+)/gm;
const everywhere = new Set(namesOf('constants.inc'));
const names = new Set([...everywhere, ...namesOf('constants_linux.inc')]);

writeFileSync(
  `${root}/lib/addon/constants.ts`,
  `/**
 * The constants of the platform's headers. Made by scripts/generate-constants.mjs.
 *
 * A name that this platform lacks is absent: \`'SO_REUSEPORT' in socket\` is the test.
 */
import { native } from './binding.js';
import * as errno from './errno.js';

/** \`EAGAIN\`: an errno, which Python's module copies. See errno(3). */
export const EAGAIN: number = errno.EAGAIN;
/** \`EBADF\`: an errno, which Python's module copies. See errno(3). */
export const EBADF: number = errno.EBADF;
/** \`EWOULDBLOCK\`: an errno, which Python's module copies. See errno(3). */
export const EWOULDBLOCK: number = errno.EWOULDBLOCK;

${[...names].map((name) => `/** ${constantDoc(name, !everywhere.has(name))} */\nexport declare const ${name}: number;`).join('\n')}

/** \`BDADDR_ANY\`: the Bluetooth address of any device. See the kernel's include/net/bluetooth. */
export declare const BDADDR_ANY: string;
/** \`BDADDR_LOCAL\`: the Bluetooth address of the local device. See the kernel's include/net/bluetooth. */
export declare const BDADDR_LOCAL: string;
/** \`HV_GUID_BROADCAST\`: the VM id of every partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_BROADCAST: string;
/** \`HV_GUID_CHILDREN\`: the VM id of every child partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_CHILDREN: string;
/** \`HV_GUID_LOOPBACK\`: the VM id of this partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_LOOPBACK: string;
/** \`HV_GUID_PARENT\`: the VM id of the partition of the host. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_PARENT: string;
/** \`HV_GUID_WILDCARD\`: the VM id of any partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_WILDCARD: string;
/** \`HV_GUID_ZERO\`: the VM id of no partition. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_GUID_ZERO: string;

Object.assign(exports, native.constants);
if (native.constants.AF_BLUETOOTH !== undefined) {
  Object.assign(exports, { BDADDR_ANY: '00:00:00:00:00:00', BDADDR_LOCAL: '00:00:00:FF:FF:FF' });
}
if (native.constants.AF_HYPERV !== undefined) {
  Object.assign(exports, {
    HV_GUID_BROADCAST: 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    HV_GUID_CHILDREN: '90DB8B89-0D35-4F79-8CE9-49EA0AC8B7CD',
    HV_GUID_LOOPBACK: 'E0E16197-DD56-4A10-9195-5EE7A155A838',
    HV_GUID_PARENT: 'A42E7CDA-D03F-480C-9CC2-A4DE20ABB878',
    HV_GUID_WILDCARD: '00000000-0000-0000-0000-000000000000',
    HV_GUID_ZERO: '00000000-0000-0000-0000-000000000000',
  });
}
`,
);

writeFileSync(
  `${root}/lib/builtins/errno-name.ts`,
  `/** Names of errnos, of every system. Made by scripts/generate-constants.mjs. */
export type ErrnoName =
${[...namesOf('errnos.inc'), ...namesOf('windows/winsock_errnos.inc')]
  .map((name) => `  | '${name}'`)
  .join('\n')};
`,
);

writeFileSync(
  `${root}/lib/fd/constants.ts`,
  `/**
 * The constants of ioctl(), fcntl() and eventfd(). Made by scripts/generate-constants.mjs.
 *
 * A name that this platform lacks is absent: \`'TUNSETIFF' in fd\` is the test.
 */
import { native } from '../addon/binding.js';

${namesOf('fd_constants.inc')
  .map((name) => `/** ${fdConstantDoc(name)} */\nexport declare const ${name}: number;`)
  .join('\n')}

Object.assign(exports, native.fdConstants?.());
`,
);
