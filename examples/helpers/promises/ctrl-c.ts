/** Aborted by Ctrl+C: calls that were given the signal end with an AbortError. */
export function ctrlC(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

/** Says what went wrong with one client; the others are served on. Ctrl+C went wrong with nobody. */
export function report(error: unknown): void {
  if (error instanceof Error && error.name === 'AbortError') return;
  process.stderr.write(`${String(error)}\n`);
}
