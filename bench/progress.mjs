// @ts-check
// What the benchmark is doing: on a terminal a line that is written again and again, elsewhere one a step.

const begun = performance.now();

/** @param {string} line */
export function progress(line) {
  const seconds = ((performance.now() - begun) / 1000).toFixed(0).padStart(4);
  const text = `${seconds} s  ${line}`;
  if (process.stderr.isTTY)
    process.stderr.write(`\r\x1b[K${text.slice(0, process.stderr.columns - 1)}`);
  else process.stderr.write(`${text}\n`);
}

/** What stays on the terminal. */
export function note(/** @type {string} */ line) {
  progress(line);
  if (process.stderr.isTTY) process.stderr.write('\n');
}

export function done() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
