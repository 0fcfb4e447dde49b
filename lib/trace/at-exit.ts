/**
 * Runs tasks when the program ends, to show calls that have not been shown yet. One listener serves every evaluation
 * of the package in an environment, and keeps none of them alive.
 */
const KNOWN = Symbol.for('pysocket.1.traceExit');

type Tasks = Set<WeakRef<() => void>>;

function tasks(): Tasks {
  const known = Reflect.get(process, KNOWN) as Tasks | undefined;
  if (known !== undefined) return known;
  const made: Tasks = new Set();
  Object.defineProperty(process, KNOWN, { value: made, configurable: true });
  process.on('exit', () => {
    for (const task of made) task.deref()?.();
  });
  return made;
}

/** Registers a task. The caller must keep a reference to it, as this module keeps only a weak one. */
export function atExit(task: () => void): void {
  const all = tasks();
  for (const known of all) if (known.deref() === undefined) all.delete(known);
  all.add(new WeakRef(task));
}
