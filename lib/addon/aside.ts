/**
 * Saves shared state while program code runs in the middle of one of our calls. That code may make
 * calls itself, which would overwrite what the interrupted call keeps in memory that all calls
 * share.
 */
type Restore = () => void;

const keepers: (() => Restore)[] = [];

/** Registers a function that saves such state and returns a function that restores it. */
export function keepAside(save: () => Restore): void {
  keepers.push(save);
}

/** Runs a task that may make calls, with the shared state saved. */
export function aside(task: () => void): void {
  const restores = keepers.map((save) => save());
  try {
    task();
  } finally {
    for (const restore of restores) restore();
  }
}
