/** The main thread exits with code 7 at a random point of its workers' lives. Arguments: the built package, a seed. */
const { resolve } = require('node:path');
const { nativeNames, planOf, PROGRAM_NAMES } = require('./plans.cjs');
const { generator, pick } = require('./random.cjs');
const { moment, start } = require('./start.cjs');

const [folder = '', seed = '1'] = process.argv.slice(2);
const dist = resolve(folder);
const random = generator(Number(seed));
const WORKERS = 4;
/** Microseconds: from before any worker has loaded anything until all of them run. */
const LATEST = 150_000;

async function main() {
  const names =
    random(2) === 0 ? PROGRAM_NAMES.slice(0, 2) : [...PROGRAM_NAMES, ...nativeNames(dist)];
  // A call that the main thread has pending ends with it.
  if (random(2) === 0) void planOf('promises: recv() that waits', { dist, file: -1 }, random)();
  for (let i = 0; i < WORKERS; i++) start(pick(random, names), dist, random(2 ** 31));
  await moment(random(LATEST));
  process.exit(7);
}

void main();
