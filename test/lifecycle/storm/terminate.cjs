/**
 * Workers that follow plans, several at once, and are terminated at random instants. Prints the
 * descriptors, threads and memory before and after. Arguments: the built package, a seed, how many
 * workers of each plan, and optionally the names of plans.
 */
const { existsSync, readdirSync } = require('node:fs');
const { resolve, sep } = require('node:path');
const { nativeNames, PROGRAM_NAMES } = require('./plans.cjs');
const { generator } = require('./random.cjs');
const { moment, start } = require('./start.cjs');

const [folder = '', seed = '1', rounds = '1', ...only] = process.argv.slice(2);
const dist = resolve(folder);
const random = generator(Number(seed));
const TOGETHER = 4;
/** Microseconds; about how long loading takes. */
const LOADING = 40_000;
const LOADERS = PROGRAM_NAMES.filter((name) => name.startsWith('loads'));

async function end(name) {
  const { worker, began, online, ended } = start(name, dist, random(2 ** 31));
  if (LOADERS.includes(name)) {
    await online;
    await moment(random(LOADING));
  } else {
    await began;
    await moment(random(8000));
  }
  const deaf = setTimeout(() => {
    throw new Error(`terminate() does not end ${name}`);
  }, 20_000);
  await Promise.all([worker.terminate(), ended]);
  clearTimeout(deaf);
}

/** Windows lists neither, and what Wine shows there belongs to other programs. */
const isListed = sep === '/' && existsSync('/proc/self/fd');
const count = (folder) => (isListed ? readdirSync(folder).length : 0);
const state = () => ({ descriptors: count('/proc/self/fd'), threads: count('/proc/self/task') });

/** Waits for the resolver's threads, which linger for seconds. */
async function settled(before) {
  for (let tries = 0; tries < 150; tries++) {
    const { descriptors, threads } = state();
    if (descriptors <= before.descriptors && threads <= before.threads) break;
    await moment(100_000);
  }
  return state();
}

async function storm(names) {
  const rest = [...names];
  const one = async () => {
    while (rest.length > 0) await end(rest.splice(random(rest.length), 1)[0]);
  };
  await Promise.all(Array.from({ length: TOGETHER }, one));
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

async function main() {
  const names = only.length > 0 ? only : [...PROGRAM_NAMES, ...nativeNames(dist)];
  // Loading offers more distinct instants than a loop, and costs less.
  const once = names.flatMap((name) => Array(LOADERS.includes(name) ? 20 : 1).fill(name));
  // The first workers of a process open descriptors that stay open, and memory that is reused.
  for (const name of ['socketpair()', 'promises: recv() and sendall()']) await end(name);
  const before = await settled({ descriptors: 0, threads: 0, ...state() });
  const memory = [];
  for (let round = 0; round < Number(rounds); round++) memory.push(await storm(once));
  const after = await settled(before);
  console.log(
    JSON.stringify({ seed, workers: once.length * memory.length, names, before, after, memory }),
  );
}

void main();
