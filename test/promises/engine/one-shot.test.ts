/** Where the engine reports a direction once, until rearmed: no wake-up is lost, and nothing spins. */
import { it } from 'vitest';
import { runOnWindows } from '../../helpers/windows/run.js';

it.concurrent.each([
  'many connections, back and forth',
  'more than there is room for',
  'refused before the descriptor is watched',
  'reported while nobody waits, refused later',
  'reported, and a blocking call was sooner',
  'calls in a row, one of them cancelled',
  'two objects on one descriptor',
  'a timeout, and a call after it',
  'the end of the other side, and close()',
  'MSG_WAITALL, and MSG_PEEK with it',
  'datagrams',
  'connections that are refused',
  'select()',
  'select() of what is urgent, with other bytes unread',
  'a selector',
])('%s', async (scenario) => {
  await runOnWindows('one-shot', scenario);
});
