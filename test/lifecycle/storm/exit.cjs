/** The main thread exits, with 7, while workers are anywhere. Arguments: the built package, a seed. */
const { resolve } = require('node:path');
const { nativeNames, planOf, PROGRAM_NAMES } = require('./plans.cjs');
const { generator, pick } = require('./random.cjs');
const { moment, start } = require('./start.cjs');

const [folder = '', seed = '1'] = process.argv.slice(2);
const dist = resolve(folder);
const random = generator(Number(seed));
const WORKERS = 4;
/** From before the first one has loaded anything until all of them run. */
const LATEST = 150_000;

async function main() {
  const names =
    random(2) === 0 ? PROGRAM_NAMES.slice(0, 2) : [...PROGRAM_NAMES, ...nativeNames(dist)];
  // What the main thread has under way ends with it.
  if (random(2) === 0) void planOf('promises: recv() that waits', { dist, file: -1 }, random)();
  for (let i = 0; i < WORKERS; i++) start(pick(random, names), dist, random(2 ** 31));
  await moment(random(LATEST));
  process.exit(7);
}

void main();
