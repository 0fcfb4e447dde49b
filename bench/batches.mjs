// @ts-check
// Datagrams by the batch: what a datagram costs in each way, beside what it costs one by one.
import { measureProgram, ratioBars } from './programs.mjs';

export const BATCH_TRIAL = 'batches';

/**
 * @param {number} launches
 * @param {number} rounds
 */
export const measureBatches = (launches, rounds) => measureProgram('batches.mjs', launches, rounds);

/**
 * Each way, what it is compared with, and the limit of the ratio. How much a batch gains over single calls is the
 * machine's doing: in C recvmmsg() took 0.1, 0.6 and 1.15 of recv()'s time on three of them, the first one where a system
 * call alone costs a microsecond. What is ours is how close we come to C. Half of recv()'s time is out of anybody's reach
 * where C's recvmmsg() takes more of our recv()'s time than that, which a row says.
 */
const LIMITS = [
  { what: 'recvmmsg / C', a: 'recvmmsg', b: 'C: recvmmsg', limit: 1.25 },
  { what: 'recvmmsg / recv', a: 'recvmmsg', b: 'recv', limit: 0.5 },
  { what: "C's recvmmsg / our recv (no call of ours)", a: 'C: recvmmsg', b: 'recv', limit: 0.5 },
  { what: 'await recvmmsg / await recv', a: 'await recvmmsg', b: 'await recv', limit: 0.5 },
  { what: 'received with UDP_GRO / dgram', a: 'gro', b: 'dgram', limit: 1 / 8, moonshot: 1 / 16 },
  { what: 'sent with UDP_SEGMENT / C', a: 'segment', b: 'C: segment', limit: 2, moonshot: 1.5 },
  {
    what: 'sent with UDP_SEGMENT / sendto',
    a: 'segment',
    b: 'sendto',
    limit: 1 / 5,
    moonshot: 1 / 8,
  },
];

/** @param {import('./statistics.mjs').Round[] | null} rounds */
export const batchBars = (rounds) => ratioBars('time of a datagram', rounds, LIMITS);
