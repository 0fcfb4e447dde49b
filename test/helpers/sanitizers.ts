const { LD_PRELOAD = '', PYSOCKET_FOREIGN_NODE, PYSOCKET_PATIENCE = '1' } = process.env;

/** True if an emulator runs this Node. */
export const onEmulator = PYSOCKET_FOREIGN_NODE !== undefined;

/** The factor by which programs may be slower than usual: under a sanitizer or emulator, or as configured. */
export const patience = onEmulator
  ? 12
  : /lib[at]san/.test(LD_PRELOAD)
    ? 6
    : Number(PYSOCKET_PATIENCE);

/**
 * ThreadSanitizer runs a signal handler only when its thread makes a call that it intercepts. Also, a
 * shell that a program starts and then waits for in read(2) never gets to run, with or without this package.
 */
export const holdsSignalsBack = LD_PRELOAD.includes('libtsan');

if (holdsSignalsBack)
  console.log('skipped: ThreadSanitizer holds signals, and shells, back from a call that waits');
