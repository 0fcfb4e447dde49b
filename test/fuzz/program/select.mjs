// Calls the functions of pysocket/select, selectors and builtins in both flavours, with hostile arguments. Cancels
// some of the promises, and closes what they wait for. Uses the same variables as public.mjs.
import { writeSync } from 'node:fs';
import fc from 'fast-check';
import * as blockingBuiltins from 'pysocket/builtins';
import * as promisesBuiltins from 'pysocket/promises/builtins';
import * as promisesSelect from 'pysocket/promises/select';
import * as promisesSelectors from 'pysocket/promises/selectors';
import * as blockingSelect from 'pysocket/select';
import * as blockingSelectors from 'pysocket/selectors';
import { openDescriptors } from './descriptors.mjs';
import { anything, isAllowed, mischief, numbers, recipe } from './values.mjs';
import { World } from './world.mjs';

const seed = Number(process.env.PYSOCKET_FUZZ_SEED ?? 1983);
const numRuns = Number(process.env.PYSOCKET_FUZZ_RUNS ?? 1000);
const trace = process.env.PYSOCKET_FUZZ_TRACE === '1';
/** Milliseconds after which a promise whose descriptors are closed counts as lost. */
const LOST = 10_000;

const say = (text) => writeSync(1, `${text}\n`);
const later = () => new Promise((resolve) => setImmediate(resolve));
const some = (...values) =>
  fc.constantFrom(...values).map((value) => recipe(fc.stringify(value), () => value));

const FLAVOURS = {
  blocking: { ...blockingBuiltins, ...blockingSelect, ...blockingSelectors },
  promises: { ...promisesBuiltins, ...promisesSelect, ...promisesSelectors },
};

const NAMES = ['stream', 'packets', 'udp', 'listener', 'closed'];
const socket = fc
  .constantFrom(...NAMES)
  .map((name) => recipe(name, (world) => world.sockets[name]));
const own = fc
  .constantFrom(...NAMES)
  .map((name) => recipe(`fileno of ${name}`, (world) => world.sockets[name].fileno()));
const wrong = some(-1, 2 ** 31, 2n ** 70n, 2 ** 31 - 1, 1.5, NaN, null, undefined, 'x', {}, []);
/** An object whose fileno() also does mischief. */
const object = fc.tuple(own, mischief).map(([fd, m]) =>
  recipe(`fileno of ${fc.stringify(fd)} {${m.text}}`, (world) => ({
    fileno: () => (m.act(world), fd.make(world)),
  })),
);
const fildes = fc.oneof(
  { weight: 4, arbitrary: socket },
  { weight: 2, arbitrary: own },
  object,
  wrong,
);
/** An array with a getter that also does mischief, or any iterable. */
const lists = fc.array(fildes, { maxLength: 4 }).chain((items) =>
  fc.tuple(mischief, fc.boolean()).map(([m, isArray]) =>
    recipe(`[${fc.stringify(items)}] {${m.text}}`, (world) => {
      const list = items.map((item) => item.make(world));
      if (!isArray) return new Set(list);
      const [first] = list;
      return list.length === 0
        ? list
        : Object.defineProperty(list, 0, { get: () => (m.act(world), first) });
    }),
  ),
);
const listOrNot = fc.oneof({ weight: 6, arbitrary: lists }, some(1, null, undefined, 'ab', {}));
// None that means forever, as nothing would end it on this thread.
const seconds = some(0, 0.001, 0.0000001, NaN, 2n ** 70n, 'x', -0.5, 1e30);
const masks = fc.oneof(some(0, 1, 4, 5, 65535, 65536, -1, 2 ** 32, 'x', null, undefined), numbers);

/** Changes for a kqueue, in any iterable. */
const change = fc.tuple(fildes, some(-1, -2, -7, 0, 5), some(1, 2, 0x11, 0x21, 4, 8, 0x40, 0xffff));
const changes = fc.array(change, { maxLength: 4 }).chain((items) =>
  mischief.map((m) =>
    recipe(`[${fc.stringify(items)}] {${m.text}}`, (world) => {
      const made = items.map((each) =>
        blockingSelect.kevent(...each.map((part) => part.make(world))),
      );
      return {
        *[Symbol.iterator]() {
          m.act(world);
          yield* made;
        },
      };
    }),
  ),
);

/** For each kind of object: how it is created, and the arguments of its methods. */
const KINDS = {
  poll: {
    make: (module) => module.poll(),
    methods: { register: [fildes, masks], modify: [fildes, masks], unregister: [fildes], poll: [some(0, 1, 0.5, NaN, 2 ** 40, 'x')] },
  },
  epoll: {
    make: (module) => module.epoll(),
    methods: {
      register: [fildes, masks],
      modify: [fildes, masks],
      unregister: [fildes],
      // A number below 0 would mean forever.
      poll: [some(0, 0.001, NaN, 2n ** 70n, 'x', 1e30), some(-1, 1, 5, 0, -2, 2 ** 31, 'x')],
      fileno: [],
      close: [],
    },
  },
  selector: {
    make: (module, at) =>
      new [module.SelectSelector, module.PollSelector, module.DefaultSelector][at % 3](),
    methods: {
      register: [fildes, some(1, 2, 3, 0, 9, -1, 'x', null, 1.5), anything],
      modify: [fildes, some(1, 2, 3, 0, 9, 'x', null), anything],
      unregister: [fildes],
      get_key: [fildes],
      get_map: [],
      select: [seconds],
      close: [],
    },
  },
}; // prettier-ignore
if (blockingSelect.kqueue !== undefined) {
  KINDS.kqueue = {
    make: (module) => module.kqueue(),
    methods: {
      control: [
        fc.oneof({ weight: 6, arbitrary: changes }, some(null, 1, 'ab', [1])),
        some(0, 1, 5, -1, 2 ** 31, 2 ** 31 - 1, 'x'),
        seconds,
      ],
      fileno: [],
      close: [],
    },
  };
}

const ofObjects = Object.entries(KINDS).flatMap(([kind, { methods }]) =>
  Object.entries(methods).map(([name, args]) => ({ kind, name, args })),
);
const CALLS = [
  { kind: null, name: 'select', args: [listOrNot, listOrNot, listOrNot, seconds] },
  { kind: null, name: 'sleep', args: [seconds] },
  ...ofObjects,
];

const call = fc.constantFrom(...CALLS).chain(({ kind, name, args }) =>
  fc.record({
    kind: fc.constant(kind),
    name: fc.constant(name),
    flavour: fc.constantFrom('blocking', 'promises'),
    at: fc.nat(2),
    args: fc.tuple(...args),
    more: fc.array(anything, { maxLength: 1 }),
    cancel: fc.constantFrom('no', 'no', 'before', 'at once', 'later'),
    next: fc.constantFrom('nothing', 'turn', 'close'),
  }),
);

const outcomes = { value: 0, error: 0, promise: 0 };

function failed(error) {
  if (!isAllowed(error) && error?.name !== 'AbortError') throw error;
  outcomes.error++;
}

/** The objects of a run. */
class Objects extends World {
  constructor() {
    super();
    this.made = {};
    for (const [flavour, module] of Object.entries(FLAVOURS)) {
      this.made[flavour] = {};
      for (const [kind, { make }] of Object.entries(KINDS)) {
        const all = [0, 1, 2].map((at) => make(module, at));
        if (kind !== 'poll') for (const each of all) this.own({ close: () => each.close() });
        this.made[flavour][kind] = all;
      }
    }
  }
}

function begin({ kind, name, flavour, at, args, more, cancel }, world) {
  const target = kind === null ? FLAVOURS[flavour] : world.made[flavour][kind][at];
  const values = args.map((arg) => arg.make(world));
  // An argument after the mask would be a timeout, and an invalid timeout means forever.
  if (name !== 'poll') values.push(...more.map((arg) => arg.make(world)));
  if (flavour === 'blocking') return target[name](...values);
  const controller = new AbortController();
  if (cancel === 'before') controller.abort();
  if (cancel !== 'no') values.push({ signal: controller.signal });
  const result = target[name](...values);
  if (cancel === 'at once') controller.abort();
  if (cancel === 'later') setImmediate(() => controller.abort());
  return result;
}

async function check(calls) {
  const world = new Objects();
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
          outcomes.value++;
        }
      } catch (error) {
        failed(error);
      }
      if (each.next === 'turn') await later();
      if (each.next === 'close') world.sockets.packets.close();
    }
    await later();
  } finally {
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
const epoll = promisesSelect.epoll();
const first = epoll.poll();
epoll.close();
await first.catch(() => undefined);
const before = openDescriptors();
const property = fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), check);
await fc.assert(property, { seed, numRuns });
const left = openDescriptors() - before;
if (left !== 0) throw new Error(`${left} descriptors leaked`);
say(`${outcomes.promise} promises, ${outcomes.value} values, ${outcomes.error} errors`);
