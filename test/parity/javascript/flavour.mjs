// The flavour that this process runs, named by the first argument: whether calls wait or return promises.

const ENTRIES = { blocking: 'pysocket', promises: 'pysocket/promises' };

const name = /** @type {keyof typeof ENTRIES} */ (process.argv[2]);

/** The module, by its public entry point. */
export const { default: socket } = await import(ENTRIES[name]);

/** The functions that Python has in os, fcntl and termios, of the same flavour. */
export const { default: fd } = await import(
  name === 'promises' ? 'pysocket/promises/fd' : 'pysocket/fd'
);

const later = name === 'promises';

/** The functions that Python has in other modules. */
const { errno, ...time } = await companion('builtins');
export const modules = {
  errno,
  time,
  select: await companion('select'),
  selectors: await companion('selectors'),
  socketserver: await companion('socketserver'),
};

/** @param {string} entry */
async function companion(entry) {
  const { default: names } = await import(`${ENTRIES[name]}/${entry}`);
  return names;
}

/**
 * A helper that yields results that may be promises and receives their values. It runs at once, or later.
 * @template {unknown[]} A
 * @template T
 * @param {(...args: A) => Generator<unknown, T, any>} body
 * @returns {(...args: A) => T | Promise<T>}
 */
export const steps =
  (body) =>
  (...args) =>
    later ? runLater(body(...args)) : runNow(body(...args));

/**
 * @template T
 * @param {Generator<unknown, T, unknown>} body
 */
function runNow(body) {
  let next = body.next();
  while (next.done !== true) next = body.next(next.value);
  return next.value;
}

/**
 * @template T
 * @param {Generator<unknown, T, unknown>} body
 */
async function runLater(body) {
  let next = body.next();
  while (next.done !== true) {
    let answer;
    try {
      answer = await next.value;
    } catch (error) {
      next = body.throw(error);
      continue;
    }
    next = body.next(answer);
  }
  return next.value;
}

/**
 * Waits for a time. In the promise flavour, events that become ready in the meantime are handled.
 * @param {number} seconds
 */
export const sleep = later
  ? (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  : (seconds) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);

/**
 * Python: iter(items)
 * @param {Iterable<unknown> & AsyncIterable<unknown>} items
 */
export const iterate = (items) =>
  (later && items[Symbol.asyncIterator]?.()) || items[Symbol.iterator]();

/**
 * Python: x.__exit__()
 * @param {Disposable & AsyncDisposable} x
 */
export const dispose = (x) => (later ? x[Symbol.asyncDispose]() : x[Symbol.dispose]());
