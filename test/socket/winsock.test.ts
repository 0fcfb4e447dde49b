/** How sockets behave differently on Windows, given an addon that offers what Windows' does. */
import { it } from 'vitest';
import { isWinsock } from '../helpers/errors.js';
import { sayLacking } from '../helpers/lacking.js';
import { runOnWindows } from '../helpers/windows/run.js';

if (isWinsock) sayLacking('the addon is the real one, which does not tell what it was asked');

it.skipIf(isWinsock).each(['pysocket', 'pysocket/promises'])('%s', async (entry) => {
  await runOnWindows('winsock', entry);
});
