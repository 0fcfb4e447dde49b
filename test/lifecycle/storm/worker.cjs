/** A worker of the storm: runs one plan in an endless loop. */
const { workerData } = require('node:worker_threads');
const { planOf } = require('./plans.cjs');
const { generator } = require('./random.cjs');

async function follow({ name, seed, began }) {
  const round = planOf(name, workerData, generator(seed));
  Atomics.store(began, 0, 1);
  Atomics.notify(began, 0);
  for (;;) {
    const pending = round();
    if (pending instanceof Promise) await pending;
  }
}

void follow(workerData);
