/** ThreadSanitizer runs a handler only when its thread makes a call that it knows to block. */
export const holdsSignalsBack = process.env.LD_PRELOAD?.includes('libtsan') ?? false;

if (holdsSignalsBack) console.log('skipped: ThreadSanitizer holds signals back from calls');
