/** What sockets do otherwise on Windows, given an addon that offers what that of Windows does. */
import { it } from 'vitest';
import { runOnWindows } from '../helpers/windows/run.js';

it.each(['pysocket', 'pysocket/promises'])('%s', async (entry) => {
  await runOnWindows('winsock', entry);
});
