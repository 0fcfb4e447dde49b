const { LD_PRELOAD = '' } = process.env;

/** How many times as long as usual programs may take. */
export const patience = /lib[at]san/.test(LD_PRELOAD) ? 6 : 1;

/** ThreadSanitizer runs a handler only when its thread makes a call that it knows to block. */
export const holdsSignalsBack = LD_PRELOAD.includes('libtsan');

if (holdsSignalsBack) console.log('skipped: ThreadSanitizer holds signals back from calls');
