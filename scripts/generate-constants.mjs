// Writes lib/addon/constants.ts and lib/fd/constants.ts: the types of the constants listed in the tables of
// native/os. The addon supplies the values at run time, so that names that the platform lacks are
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

${[...names].map((name) => `/** ${constantDoc(name, !everywhere.has(name))} */\nexport declare const ${name}: number;`).join('\n')}

// The table itself: a copy would cost more than any other module of an import.
module.exports = native.constants;
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

module.exports = native.fdConstants?.() ?? {};
`,
);
