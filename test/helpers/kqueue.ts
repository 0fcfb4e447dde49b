/** kqueue(2): on macOS, and on Linux if the addon was built with libkqueue (scripts/platforms/kqueue.mjs). */
import * as select from 'pysocket/select';

export const hasKqueue = (select as Partial<typeof select>).kqueue !== undefined;
/** libkqueue is not a kernel: it does some things differently, or later. */
export const isEmulated = hasKqueue && process.platform !== 'darwin';

if (!hasKqueue) {
  console.log('skipped: this system has no kqueue; `npm run test:platforms -- kqueue` has one');
}
