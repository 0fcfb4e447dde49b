// @ts-check
// Launches, trials, rounds, blocks. In a round every competitor has one block. The order rotates, so that
// no competitor always follows the same one.
import { NOISY, spreadOf } from './bar.mjs';
import { Fleet } from './fleet.mjs';
import { note } from './progress.mjs';

/**
 * @typedef {import('./plan.mjs').Trial} Trial
 * @typedef {import('./plan.mjs').Pace} Pace
 * @typedef {import('./plan.mjs').Competitor} Competitor
 * @typedef {import('./statistics.mjs').Round} Round
 */

/**
 * @template T
 * @param {T[]} list
 * @param {number} by
 */
export function rotated(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/**
 * Warms up a competitor and determines how many iterations make a block.
 * @param {Fleet} fleet
 * @param {string} id
 * @param {Trial} trial
 * @param {Pace} pace
 */
async function warmUp(fleet, id, trial, pace) {
  if (trial.iterations !== undefined) {
    await fleet.run(id, trial.name, trial.iterations.warmup);
    return trial.iterations.block;
  }
  const half = pace.warmupIterations / 2;
  // The first trial of a process needs a longer warm-up than the next ones, which share compiled code.
  if (!fleet.warm.has(id)) await fleet.run(id, trial.name, pace.warmupIterations * 2);
  fleet.warm.add(id);
  const cold = await fleet.run(id, trial.name, half);
  const again = Math.max(half, Math.ceil((pace.warmupMs * 1e6 * half) / cold.wall));
  const warm = await fleet.run(id, trial.name, again);
  return Math.max(10, Math.round((pace.blockMs * 1e6 * again) / warm.wall));
}

/**
 * @param {Fleet} fleet
 * @param {Trial} trial
 * @param {Pace} pace
 * @param {number} launch
 * @param {() => boolean} late
 * @returns {Promise<Round[]>}
 */
async function runTrial(fleet, trial, pace, launch, late) {
  /** @type {Map<string, number>} */
  const iterations = new Map();
  for (const id of trial.competitors) iterations.set(id, await warmUp(fleet, id, trial, pace));

  const rounds = [];
  const wanted = trial.iterations === undefined ? pace.rounds : pace.bulkRounds;
  for (let round = 0; round < wanted && !late(); round++) {
    const values = new Map();
    for (const id of rotated(trial.competitors, round + launch)) {
      const count = iterations.get(id) ?? 1;
      const taken = await fleet.run(id, trial.name, count);
      values.set(id, taken[trial.metric] / (count * trial.perIteration));
    }
    rounds.push({ launch, values });
  }
  return rounds;
}

/**
 * Reports that the control of a step was noisy. This may not matter, since a step is not the whole trial.
 * @param {string} step
 * @param {Round[]} rounds
 */
export function tellNoise(step, rounds) {
  const spread = spreadOf([rounds]);
  if (spread === null || spread <= NOISY) return;
  note(`${step}: noisy, the quartiles of the A/A control are ${(spread * 100).toFixed(1)} % apart`);
}

/**
 * @param {object} what
 * @param {Competitor[]} what.competitors
 * @param {Trial[]} what.trials
 * @param {Pace} what.pace
 * @param {import('./fleet.mjs').Programs} what.programs
 * @param {number} what.end no new round starts after this time of performance.now()
 * @param {(line: string) => void} progress
 * @returns {Promise<Map<string, Round[]>>} by the name of the trial
 */
export async function measure({ competitors, trials, pace, programs, end }, progress) {
  const late = () => performance.now() > end;
  /** @type {Map<string, Round[]>} */
  const results = new Map(trials.map(({ name }) => [name, []]));
  const needed = new Set(trials.flatMap((trial) => trial.competitors));
  const starting = competitors.filter(({ id }) => needed.has(id));

  for (let launch = 0; launch < pace.launches && !late(); launch++) {
    const fleet = new Fleet(programs);
    try {
      await fleet.startPeers();
      // The memory layout of a process is random but fixed for its lifetime. A different order changes it.
      for (const competitor of rotated(starting, launch * 3)) {
        await fleet.startCompetitor(competitor);
      }
      for (const trial of trials) {
        if (late()) break;
        const step = `launch ${launch + 1} of ${pace.launches}: ${trial.name}`;
        progress(step);
        const rounds = await runTrial(fleet, trial, pace, launch, late);
        results.get(trial.name)?.push(...rounds);
        tellNoise(step, rounds);
      }
    } finally {
      await fleet.close();
    }
  }
  for (const [name, rounds] of results) if (rounds.length === 0) results.delete(name);
  return results;
}
