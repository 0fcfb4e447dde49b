/** @param {number} seed */
export function generator(seed) {
  let state = seed >>> 0;
  /** An integer below limit. */
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
