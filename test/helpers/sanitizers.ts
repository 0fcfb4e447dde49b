const { LD_PRELOAD = '', PYSOCKET_FOREIGN_NODE, PYSOCKET_PATIENCE = '1' } = process.env;

/** Does an emulator run this Node? */
export const onEmulator = PYSOCKET_FOREIGN_NODE !== undefined;

/** How many times as long as usual programs may take: under a sanitizer, or an emulator, or where somebody says so. */
export const patience = onEmulator
  ? 12
  : /lib[at]san/.test(LD_PRELOAD)
    ? 6
    : Number(PYSOCKET_PATIENCE);

/**
 * ThreadSanitizer runs a handler only when its thread makes a call that it knows; and a shell that a
 * program has started and waits for by read(2) does not come to run, with or without this package.
 */
export const holdsSignalsBack = LD_PRELOAD.includes('libtsan');

if (holdsSignalsBack)
  console.log('skipped: ThreadSanitizer holds signals, and shells, back from a call that waits');
