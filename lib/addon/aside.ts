/**
 * Code of the program's that runs in the middle of a call of ours, and may make calls itself. What the call keeps
 * in memory that all calls share is put aside meanwhile.
 */
type Restore = () => void;

const keepers: (() => Restore)[] = [];

/** Whoever keeps something there between a native call and its end says how that is saved. */
export function keepAside(save: () => Restore): void {
  keepers.push(save);
}

/** Runs what may make calls. */
export function aside(task: () => void): void {
  const restores = keepers.map((save) => save());
  try {
    task();
  } finally {
    for (const restore of restores) restore();
  }
}
