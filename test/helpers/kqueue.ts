/** kqueue(2), which macOS has, and Linux where the addon was built over libkqueue: scripts/platforms/kqueue.mjs. */
import * as select from 'pysocket/select';

export const hasKqueue = (select as Partial<typeof select>).kqueue !== undefined;
/** libkqueue is not a kernel: some things it does in another way, or later. */
export const isEmulated = hasKqueue && process.platform !== 'darwin';

if (!hasKqueue) {
  console.log('skipped: this system has no kqueue; `npm run test:platforms -- kqueue` has one');
}
