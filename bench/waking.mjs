// @ts-check
// How soon a promise of select() or epoll wakes up, compared with one of recv().
import { measureProgram, ratioBars } from './programs.mjs';

export const WAKING_TRIAL = 'waking';

/**
 * @param {number} launches
 * @param {number} rounds
 */
export const measureWaking = (launches, rounds) => measureProgram('waking.mjs', launches, rounds);

const LIMITS = [
  { what: 'await select() / await recv()', a: 'select', b: 'recv', limit: 1.2 },
  { what: 'await epoll.poll() / await recv()', a: 'epoll', b: 'recv', limit: 1.2 },
];

/** @param {import('./statistics.mjs').Round[] | null} rounds */
export const wakingBars = (rounds) => ratioBars('time until it wakes up', rounds, LIMITS);
