// Calls the functions of pysocket/fd in both flavours, with hostile arguments, on its own descriptors. Cancels
// some of the promises and closes the descriptors. Uses the same variables as public.mjs.
import { writeSync } from 'node:fs';
import fc from 'fast-check';
import blocking from 'pysocket/fd';
import promises from 'pysocket/promises/fd';
import { openDescriptors } from './descriptors.mjs';
import { anything, isAllowed, mischief, numbers, recipe, strings, views } from './values.mjs';
import { World } from './world.mjs';

const seed = Number(process.env.PYSOCKET_FUZZ_SEED ?? 1983);
const numRuns = Number(process.env.PYSOCKET_FUZZ_RUNS ?? 1500);
const trace = process.env.PYSOCKET_FUZZ_TRACE === '1';
/** Milliseconds after which a promise whose descriptor is closed counts as lost. */
const LOST = 10_000;

const say = (text) => writeSync(1, `${text}\n`);
const later = () => new Promise((resolve) => setImmediate(resolve));
const some = (...values) =>
  fc.constantFrom(...values).map((value) => recipe(fc.stringify(value), () => value));
const isNumber = (value) => ['number', 'bigint', 'boolean'].includes(typeof value);

/** The descriptors of a run, all of them non-blocking. */
class Descriptors extends World {
  constructor() {
    super();
    const [r, w] = blocking.pipe();
    const [full, fullEnd] = blocking.pipe();
    const [master, slave] = blocking.openpty();
    const counter = blocking.eventfd?.(1) ?? blocking.pipe()[0];
    this.numbers = { r, w, full, fullEnd, master, slave, counter };
    for (const fd of Object.values(this.numbers)) {
      blocking.fcntl(
        fd,
        blocking.F_SETFL,
        blocking.fcntl(fd, blocking.F_GETFL) | blocking.O_NONBLOCK,
      );
      this.own({ close: () => closeOnce(fd) });
    }
    blocking.write(w, Buffer.from('waiting'));
    blocking.write(fullEnd, Buffer.alloc(65536));
    this.numbers.stream = this.sockets.stream.fileno();
    this.numbers.packets = this.sockets.packets.fileno();
    this.numbers.udp = this.sockets.udp.fileno();
  }
}

/** Closes a descriptor in the promise flavour, which ends the calls that wait. */
function closeOnce(fd) {
  try {
    promises.close(fd);
  } catch {
    // The run has already closed it.
  }
}

const NAMES = [
  'r',
  'w',
  'full',
  'fullEnd',
  'master',
  'slave',
  'counter',
  'stream',
  'packets',
  'udp',
];
const own = fc.constantFrom(...NAMES).map((name) => recipe(name, (world) => world.numbers[name]));
const wrong = some(-1, -(2 ** 31), 2 ** 31, 2n ** 70n, 2 ** 31 - 1, 1.5, NaN, null, undefined, 'x');
/** Never one of the process's own descriptors, on which a read might wait forever. */
const notANumber = anything.map((arg) =>
  recipe(`no number: ${fc.stringify(arg)}`, (world) => {
    const value = arg.make(world);
    return isNumber(value) ? -1 : value;
  }),
);
const number = fc.oneof({ weight: 8, arbitrary: own }, wrong, notANumber);
/** An object whose fileno() also does mischief. */
const object = fc.tuple(own, mischief).map(([fd, m]) =>
  recipe(`fileno of ${fc.stringify(fd)} {${m.text}}`, (world) => ({
    fileno: () => (m.act(world), fd.make(world)),
  })),
);
const fildes = fc.oneof({ weight: 3, arbitrary: number }, object);
const lists = fc
  .array(fc.oneof({ weight: 4, arbitrary: views }, anything), { maxLength: 5 })
  .chain((items) =>
    mischief.map((m) =>
      recipe(`[${fc.stringify(items)}] {${m.text}}`, (world) => {
        const list = items.map((item) => item.make(world));
        const [first] = list;
        return Object.defineProperty(list, 0, { get: () => (m.act(world), first) });
      }),
    ),
  );
const { FIONREAD, FIONBIO, TIOCGWINSZ, TIOCSWINSZ, SIOCGIFADDR, F_GETFL, F_GETFD, F_SETFD } =
  blocking;
// None that takes an address, closes or creates a descriptor, or causes signals.
const request = fc.oneof(
  some(FIONREAD, FIONBIO, TIOCGWINSZ, TIOCSWINSZ, SIOCGIFADDR, BigInt(FIONREAD)),
  some(undefined, null, -1, 'x', 1.5),
);
const command = some(F_GETFL, F_GETFD, F_SETFD, 9999, -1, 2 ** 31, undefined, null, 'x', 1.5);
const lengths = some(0, 1, 7, 8, 100, 4096, -1, 2 ** 53, 2n ** 64n, 1.5, null, undefined, 'x');
const memory = fc.oneof(
  { weight: 4, arbitrary: views },
  strings,
  // Only numbers that are not addresses.
  some(0, 1, -1, 2n ** 70n, 1.5, null, undefined),
  notANumber,
);
const data = fc.oneof({ weight: 4, arbitrary: views }, anything);

const SIGNATURES = {
  read: [number, lengths],
  readv: [number, fc.oneof({ weight: 4, arbitrary: lists }, anything)],
  write: [number, data],
  writev: [number, fc.oneof({ weight: 4, arbitrary: lists }, anything)],
  ioctl: [fildes, request, memory, anything],
  fcntl: [fildes, command, fc.oneof(numbers, memory)],
  close: [wrong],
  pipe: [],
  openpty: [],
  eventfd: [numbers, some(0, blocking.EFD_NONBLOCK, -1, 'x', undefined)],
};

const call = fc
  .constantFrom(...Object.keys(SIGNATURES).filter((name) => name in blocking))
  .chain((name) =>
    fc.record({
      name: fc.constant(name),
      flavour: fc.constantFrom('blocking', 'promises'),
      args: fc.tuple(...SIGNATURES[name]),
      fewer: fc.constantFrom(0, 0, 0, 1),
      more: fc.array(anything, { maxLength: 1 }),
      cancel: fc.constantFrom('no', 'no', 'before', 'at once', 'later'),
      next: fc.constantFrom('nothing', 'turn', 'feed', 'drain'),
    }),
  );

const outcomes = { value: 0, error: 0, promise: 0 };

function failed(error) {
  if (!isAllowed(error) && error?.name !== 'AbortError') throw error;
  outcomes.error++;
}

function begin({ name, flavour, args, fewer, more, cancel }, world) {
  const values = args.map((arg) => arg.make(world));
  // The first arguments stay, because without them a call does nothing useful.
  if (fewer > 0 && values.length > 2) values.pop();
  else if (values.length === args.length) values.push(...more.map((arg) => arg.make(world)));
  if (flavour === 'blocking') return blocking[name](...values);
  const controller = new AbortController();
  if (cancel === 'before') controller.abort();
  if (cancel !== 'no' && SIGNATURES[name].length === 2) values.push({ signal: controller.signal });
  const result = promises[name](...values);
  if (cancel === 'at once') controller.abort();
  if (cancel === 'later') setImmediate(() => controller.abort());
  return result;
}

/** Tries an action on a descriptor that may already be closed. */
function attempt(act) {
  try {
    act();
  } catch {
    // The descriptor is closed, full or empty.
  }
}

function settle(world, name, value) {
  outcomes.value++;
  if (name === 'eventfd') world.own({ close: () => closeOnce(value) });
  if (name !== 'pipe' && name !== 'openpty') return;
  for (const fd of value) world.own({ close: () => closeOnce(fd) });
}

async function check(calls) {
  const world = new Descriptors();
  const pending = [];
  try {
    for (const each of calls) {
      world.calm();
      if (trace) say(fc.stringify(each));
      try {
        const result = begin(each, world);
        if (result instanceof Promise) {
          outcomes.promise++;
          pending.push(result.then(() => outcomes.value++, failed));
        } else {
          settle(world, each.name, result);
        }
      } catch (error) {
        failed(error);
      }
      const { w, fullEnd, full, master } = world.numbers;
      if (each.next === 'turn') await later();
      if (each.next === 'feed') attempt(() => blocking.write(w, Buffer.from('fed')));
      if (each.next === 'feed') attempt(() => blocking.write(master, Buffer.from('fed\n')));
      if (each.next === 'drain') attempt(() => blocking.read(full, 100_000));
      if (each.next === 'drain') attempt(() => blocking.write(fullEnd, Buffer.alloc(4096)));
    }
    await later();
  } finally {
    for (const name of ['stream', 'packets', 'udp']) closeOnce(world.numbers[name]);
    world.dispose();
  }
  let timer;
  const lost = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('a promise is lost')), LOST);
  });
  await Promise.race([Promise.all(pending), lost]);
  clearTimeout(timer);
}

say(`seed ${seed}, ${numRuns} runs`);
await check([]);
// From now on, the engine exists.
const [r, w] = promises.pipe();
const first = promises.read(r, 1);
promises.close(r);
promises.close(w);
await first.catch(() => undefined);
const before = openDescriptors();
const property = fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), check);
await fc.assert(property, { seed, numRuns });
const left = openDescriptors() - before;
if (left !== 0) throw new Error(`${left} descriptors leaked`);
say(`${outcomes.promise} promises, ${outcomes.value} values, ${outcomes.error} errors`);
