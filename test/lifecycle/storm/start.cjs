/**
 * Starts workers of the storm. They are CommonJS because Node's ES module loader leaks its own
 * descriptors when it is interrupted.
 */
const { openSync } = require('node:fs');
const { join } = require('node:path');
const { Worker } = require('node:worker_threads');

let file = -1;

/** Starts a worker that follows a plan; `began` resolves when its loop begins. */
function start(name, dist, seed) {
  if (file < 0) file = openSync(process.execPath, 'r');
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(join(__dirname, 'worker.cjs'), {
    workerData: { name, dist, seed, file, began: flag },
  });
  const ended = new Promise((resolve, reject) => {
    worker.once('exit', resolve);
    worker.once('error', (error) =>
      reject(new Error(`the plan of ${name} fails`, { cause: error })),
    );
  });
  // Callers that do not await it need not handle its rejection.
  ended.catch(() => undefined);
  const began = Atomics.waitAsync(flag, 0, 0).value;
  const online = new Promise((resolve) => worker.once('online', resolve));
  return { worker, began: Promise.race([began, ended]), online, ended };
}

/** Waits longer than one turn of a timer, with a finer resolution than a timer's. */
async function moment(microseconds) {
  const until = performance.now() + microseconds / 1000;
  if (microseconds >= 2000) {
    await new Promise((resolve) => setTimeout(resolve, Math.floor(microseconds / 1000) - 1));
  }
  while (performance.now() < until);
}

module.exports = { moment, start };
