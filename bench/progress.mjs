// @ts-check
// Shows what the benchmark is doing: on a terminal in one line that is rewritten, elsewhere with a line per step.

const begun = performance.now();

/** @param {string} line */
export function progress(line) {
  const seconds = ((performance.now() - begun) / 1000).toFixed(0).padStart(4);
  const text = `${seconds} s  ${line}`;
  if (process.stderr.isTTY)
    process.stderr.write(`\r\x1b[K${text.slice(0, process.stderr.columns - 1)}`);
  else process.stderr.write(`${text}\n`);
}

/** Prints a line that stays on the terminal. */
export function note(/** @type {string} */ line) {
  progress(line);
  if (process.stderr.isTTY) process.stderr.write('\n');
}

export function done() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
