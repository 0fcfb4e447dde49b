// @ts-check
// Datagrams by the batch: what a datagram costs in each way, beside what it costs one by one.
import { measureProgram, ratioBars } from './programs.mjs';

export const BATCH_TRIAL = 'batches';

/**
 * @param {number} launches
 * @param {number} rounds
 */
export const measureBatches = (launches, rounds) => measureProgram('batches.mjs', launches, rounds);

/** Each way, what it is compared with, and the limit of the ratio. */
const LIMITS = [
  { what: 'recvmmsg / recv', a: 'recvmmsg', b: 'recv', limit: 0.5 },
  { what: 'await recvmmsg / await recv', a: 'await recvmmsg', b: 'await recv', limit: 0.5 },
  { what: 'received with UDP_GRO / dgram', a: 'gro', b: 'dgram', limit: 1 / 8 },
  { what: 'sent with UDP_SEGMENT / sendto', a: 'segment', b: 'sendto', limit: 1 / 5 },
];

/** @param {import('./statistics.mjs').Round[] | null} rounds */
export const batchBars = (rounds) => ratioBars('time of a datagram', rounds, LIMITS);
