/** Pending promises and the functions that settle them. */

/** Fulfils a promise, or makes it follow another promise. */
export type Settle = (value: unknown) => void;

const nobody: Settle = () => undefined;
let latest = nobody;
/** The executor of all promises: a closure per call would cost as much as the object of the call. */
function keep(resolve: Settle): void {
  latest = resolve;
}

/** Returns a pending promise. The caller must call takeSettle() right afterwards. */
export function pending<T>(): Promise<T> {
  return new Promise<unknown>(keep) as Promise<T>;
}

/** Returns the function that settles the latest promise of pending(). */
export function takeSettle(): Settle {
  const settle = latest;
  latest = nobody;
  return settle;
}
