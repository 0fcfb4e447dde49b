/** Pseudo-random moments that are the same in every run. */

export type Random = (below: number) => number;

export function generator(): Random {
  let seed = 4242;
  return (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
}

/** Runs the action at once, after the current task, after a turn of the event loop, or never. */
export function sometime(random: Random, action: () => void): void {
  const moment = random(4);
  if (moment === 0) action();
  if (moment === 1) setImmediate(action);
  if (moment === 2) void Promise.resolve().then(action);
}
