// @ts-check
// Batches of datagrams: the cost per datagram of each way, compared with single calls.
import { measureProgram, ratioBars } from './programs.mjs';

export const BATCH_TRIAL = 'batches';

/**
 * @param {number} launches
 * @param {number} rounds
 */
export const measureBatches = (launches, rounds) => measureProgram('batches.mjs', launches, rounds);

/**
 * Each way, what it is compared with, and the limit of the ratio. How much a batch gains over single calls
 * depends on the machine: in C, recvmmsg() took 0.1, 0.6 and 1.15 of recv()'s time on three machines, the first
 * of them one on which a system call alone costs a microsecond. The package determines only how close it comes to
 * C. Half of recv()'s time is out of reach where C's recvmmsg() already takes more than half of our recv()'s time,
 * as one of the rows shows.
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
