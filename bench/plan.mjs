// @ts-check
// What is measured: the competitors, the trials, and how long each may take.

/**
 * @typedef {object} Competitor
 * @property {string} id
 * @property {string} label
 * @property {string} short the label where the way of receiving does not matter
 * @property {'c' | 'python' | 'pysocket' | 'node'} program
 * @property {string} mode how the program receives; its first argument
 * @property {string} [rival] the competitor of CPython that does the same
 */

/** @type {Competitor[]} */
export const COMPETITORS = [
  { id: 'c', label: 'C', short: 'C', program: 'c', mode: 'into' },
  { id: 'c2', label: 'C again (A/A)', short: 'C again (A/A)', program: 'c', mode: 'into' },
  { id: 'py-into', label: 'CPython recv_into', short: 'CPython', program: 'python', mode: 'into' },
  { id: 'py-new', label: 'CPython recv', short: 'CPython', program: 'python', mode: 'new' },
  {
    id: 'py-timeout',
    label: 'CPython recv_into, timeout',
    short: 'CPython, timeout',
    program: 'python',
    mode: 'timeout',
  },
  {
    id: 'ps-into',
    label: 'pysocket recv_into',
    short: 'pysocket',
    program: 'pysocket',
    mode: 'into',
    rival: 'py-into',
  },
  {
    id: 'ps-new',
    label: 'pysocket recv',
    short: 'pysocket',
    program: 'pysocket',
    mode: 'new',
    rival: 'py-new',
  },
  {
    id: 'ps-timeout',
    label: 'pysocket recv_into, timeout',
    short: 'pysocket, timeout',
    program: 'pysocket',
    mode: 'timeout',
    rival: 'py-timeout',
  },
  {
    id: 'node',
    label: 'node net / dgram',
    short: 'node net / dgram',
    program: 'node',
    mode: 'data',
    rival: 'py-into',
  },
  {
    id: 'onread',
    label: 'node net, onread',
    short: 'node net, onread',
    program: 'node',
    mode: 'onread',
    rival: 'py-into',
  },
];

/** Groups for which it matters how a competitor receives. */
const BY_FORM = new Set(['roundtrip', 'pair', 'download']);

/**
 * @param {string} id
 * @param {string} trial
 */
export function labelOf(id, trial) {
  const competitor = COMPETITORS.find((each) => each.id === id);
  const label = BY_FORM.has(trial.split(':')[0]) ? competitor?.label : competitor?.short;
  return label ?? id;
}

/** The competitors that make socket calls themselves, for each way of receiving. */
const CALLERS = COMPETITORS.map(({ id }) => id).filter((id) => id !== 'node' && id !== 'onread');

/**
 * @typedef {object} Trial
 * @property {string} name the name for the competitors: kind:what:size
 * @property {string} title
 * @property {string} group
 * @property {string[]} competitors
 * @property {'wall' | 'cpu'} metric
 * @property {number} perIteration the divisor for one iteration: calls, or GiB
 * @property {'µs' | 'ns' | 's'} unit
 * @property {{ warmup: number, block: number }} [iterations] fixed, if a block is a volume and
 *   not a time
 *
 * @typedef {object} Pace
 * @property {number} launches how often all processes are restarted, in a different order
 * @property {number} rounds blocks of each competitor in each launch
 * @property {number} bulkRounds the same, for the throughput trials
 * @property {number} blockMs
 * @property {number} warmupIterations
 * @property {number} warmupMs
 * @property {number} bulkBytes in each block
 * @property {number} bulkWarmupBytes enough for compilers and garbage collectors to settle
 * @property {number} limitMs no new round starts after this time, counted from the start of the run
 * @property {number} tracedIterations
 */

/** @type {{ full: Pace, quick: Pace }} */
export const PACES = {
  full: {
    launches: 4,
    rounds: 18,
    bulkRounds: 6,
    blockMs: 20,
    warmupIterations: 2000,
    warmupMs: 80,
    bulkBytes: 2 ** 27,
    bulkWarmupBytes: 2 ** 28,
    limitMs: 450_000,
    tracedIterations: 200,
  },
  quick: {
    launches: 3,
    rounds: 5,
    bulkRounds: 3,
    blockMs: 10,
    warmupIterations: 2000,
    warmupMs: 30,
    bulkBytes: 2 ** 25,
    bulkWarmupBytes: 2 ** 28,
    limitMs: 65_000,
    tracedIterations: 50,
  },
};

const SIZES = new Map([
  [1, '1 B'],
  [64, '64 B'],
  [1024, '1 KiB'],
  [60000, '60000 B'],
  [65536, '64 KiB'],
  [1048576, '1 MiB'],
]);

/**
 * @param {string} name
 * @param {string} title
 * @param {Omit<Trial, 'name' | 'title'>} rest
 * @returns {Trial}
 */
function trial(name, title, rest) {
  return { name, title: `${title}, ${SIZES.get(Number(name.split(':')[2]))}`, ...rest };
}

/** @returns {Trial[]} */
function roundTrips() {
  const families = [
    { what: 'tcp', title: 'TCP', sizes: [1, 1024, 65536] },
    { what: 'udp', title: 'UDP', sizes: [1, 1024, 60000] },
    { what: 'unix', title: 'Unix stream', sizes: [1, 1024, 65536] },
  ];
  return families.flatMap(({ what, title, sizes }) =>
    sizes.map((size) =>
      trial(`roundtrip:${what}:${size}`, title, {
        group: 'roundtrip',
        competitors: [...CALLERS, 'node'],
        metric: 'wall',
        perIteration: 1,
        unit: 'µs',
      }),
    ),
  );
}

/** @returns {Trial[]} */
function singleCalls() {
  const blocking = ['c', 'c2', 'py-new', 'ps-new'];
  // A call that never waits uses as much CPU time as wall time, and CPU time is not affected by other programs.
  /** @type {Pick<Trial, 'metric' | 'unit'>} */
  const inCalls = { metric: 'cpu', unit: 'ns' };
  const pair = { group: 'pair', competitors: CALLERS, perIteration: 2, ...inCalls };
  const refuse = { group: 'refuse', competitors: blocking, perIteration: 1, ...inCalls };
  /** @type {Omit<Trial, 'name' | 'title'>} */
  const tuple = {
    group: 'tuple',
    competitors: [...blocking, 'node'],
    metric: 'wall',
    perIteration: 1,
    unit: 'µs',
  };
  return [
    trial('pair:stream:64', 'Unix stream pair', pair),
    trial('pair:dgram:64', 'Unix datagram pair', pair),
    trial('tuple:echo:64', 'UDP, echo by the peer', tuple),
    trial('tuple:self:64', 'UDP, sent to itself', { ...tuple, metric: 'cpu' }),
    trial('refuse:stream:64', 'recv() with nothing there', refuse),
  ];
}

/**
 * @param {Pace} pace
 * @returns {Trial[]}
 */
function throughput({ bulkBytes, bulkWarmupBytes }) {
  const upload = ['c', 'c2', 'py-into', 'py-timeout', 'ps-into', 'ps-timeout', 'node'];
  const download = ['c', 'c2', 'py-into', 'py-new', 'ps-into', 'ps-new', 'node', 'onread'];
  return [65536, 1048576].flatMap((size) => {
    /** @type {Pick<Trial, 'group' | 'metric' | 'perIteration' | 'unit' | 'iterations'>} */
    const rest = {
      group: 'throughput',
      metric: 'cpu',
      perIteration: size / 2 ** 30,
      unit: 's',
      iterations: { warmup: bulkWarmupBytes / size, block: bulkBytes / size },
    };
    return [
      trial(`upload:tcp:${size}`, 'send', { ...rest, competitors: upload }),
      trial(`download:tcp:${size}`, 'receive', { ...rest, competitors: download }),
    ];
  });
}

/** One of this many sockets is ready. */
export const READY = ['select:2', 'select:20', 'select:200', 'poll:200', 'epoll:200'];

/** @returns {Trial[]} */
function readiness() {
  return READY.map((what) => {
    const [call = '', count = ''] = what.split(':');
    return {
      name: `ready:${what}`,
      title: `${call}() of ${count} sockets`,
      group: 'ready',
      competitors: ['c', 'c2', 'py-new', 'ps-new'],
      metric: 'cpu',
      perIteration: 1,
      unit: 'µs',
    };
  });
}

/** @param {Pace} pace */
export function trialsFor(pace) {
  return [...roundTrips(), ...singleCalls(), ...readiness(), ...throughput(pace)];
}
