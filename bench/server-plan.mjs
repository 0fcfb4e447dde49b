// @ts-check
// The servers that are compared, and their loads.

/**
 * @typedef {object} Server
 * @property {string} id
 * @property {string} label
 * @property {'c' | 'python' | 'node' | 'bun'} runtime
 * @property {string} program a file in servers/
 * @property {string[]} args
 * @property {Record<string, string>} [env]
 */

/** @type {Server[]} */
export const SERVERS = [
  { id: 'c', label: 'C, epoll', runtime: 'c', program: 'server', args: [] },
  { id: 'c2', label: 'C again (A/A)', runtime: 'c', program: 'server', args: [] },
  { id: 'thin', label: 'thinnest async loop', runtime: 'node', program: 'thin.mjs', args: [] },
  { id: 'ps', label: 'pysocket/promises', runtime: 'node', program: 'pysocket.mjs', args: [] },
  {
    id: 'ps-thread',
    label: 'pysocket/promises, portable wake-up',
    runtime: 'node',
    program: 'pysocket.mjs',
    args: [],
    env: { PYSOCKET_ENGINE: 'thread' },
  },
  { id: 'net', label: 'node net / dgram', runtime: 'node', program: 'net.mjs', args: [] },
  {
    id: 'streams',
    label: 'asyncio streams / DatagramProtocol',
    runtime: 'python',
    program: 'server.py',
    args: ['streams'],
  },
  {
    id: 'protocol',
    label: 'asyncio Protocol',
    runtime: 'python',
    program: 'server.py',
    args: ['protocol'],
  },
  { id: 'bun', label: 'Bun.listen / udpSocket', runtime: 'bun', program: 'bun.mjs', args: [] },
  {
    id: 'ps-bun',
    label: 'pysocket/promises on Bun',
    runtime: 'bun',
    program: 'pysocket.mjs',
    args: [],
  },
];

/**
 * @typedef {object} Load
 * @property {string} name
 * @property {string} title
 * @property {'tcp' | 'udp'} kind
 * @property {number} connections
 * @property {number} up datagrams per exchange, or 1
 * @property {number} down
 * @property {number} unitsPerExchange the units that a rate counts
 * @property {number} blockMs
 */

/**
 * @param {number} connections
 * @param {number} blockMs
 * @returns {Load}
 */
function echo(connections, blockMs) {
  return {
    name: `server:tcp:${connections}`,
    title: `TCP, ${connections} connection${connections === 1 ? '' : 's'}`,
    kind: 'tcp',
    connections,
    up: 1,
    down: 1,
    unitsPerExchange: 1,
    blockMs,
  };
}

/** Competitors are measured within a second or two, as the load of other machines changes within seconds. */
const SHORT = 150;

/** The number of concurrent datagram exchanges, one per socket. */
const FLOWS = 4;
const BURST = 32;

/**
 * @param {string} what
 * @param {string} title
 * @param {number} up
 * @param {number} down
 * @returns {Load}
 */
function datagrams(what, title, up, down) {
  return {
    name: `server:udp:${what}`,
    title,
    kind: 'udp',
    connections: FLOWS,
    up,
    down,
    unitsPerExchange: Math.max(up, down),
    blockMs: SHORT,
  };
}

/** @type {Load[]} */
export const LOADS = [
  echo(1, SHORT),
  echo(100, SHORT),
  echo(1000, 200),
  // Long enough for each connection to have a few turns.
  echo(10000, 500),
  datagrams('receive', `UDP, ${BURST} datagrams received for one sent`, BURST, 1),
  datagrams('send', `UDP, ${BURST} datagrams sent for one received`, 1, BURST),
  datagrams('echo', 'UDP, each datagram echoed', 1, 1),
];

/**
 * @typedef {{ launches: number, rounds: number, warmupMs: number, limitMs: number }} ServerPace
 */

/** @type {{ full: ServerPace, quick: ServerPace }} */
export const SERVER_PACES = {
  full: { launches: 2, rounds: 14, warmupMs: 600, limitMs: 600_000 },
  quick: { launches: 1, rounds: 3, warmupMs: 300, limitMs: 90_000 },
};
