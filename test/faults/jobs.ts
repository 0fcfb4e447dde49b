/** A scenario under a fault. */
import { lineFunction, setupFunction } from '../parity/javascript-text.js';
import type { Errno } from './errnos.js';
import { errnosOf, FUNCTIONS, WAITING } from './errnos.js';
import type { Scenario } from './scenarios/scenario.js';

export const MODES = ['python', 'blocking', 'worker', 'promises'] as const;
export type Mode = (typeof MODES)[number];

export interface Fault {
  readonly name: string;
  readonly errno: Errno;
  readonly first: number;
  /** True if the call is made nevertheless. */
  readonly after: boolean;
}

export interface Job {
  readonly id: string;
  readonly mode: Mode;
  readonly scenario: Scenario;
  /** Null if the job only counts the calls. */
  readonly fault: Fault | null;
  /** True if a signal to which the program listens is pending. */
  readonly signal: boolean;
  /** The number of descriptors left. */
  readonly left?: number;
}

export interface Outcome {
  readonly ok?: boolean;
  readonly codes?: readonly number[];
  readonly raise?: string;
  readonly errno?: number;
  readonly str?: string;
  readonly hung?: boolean;
}

export interface Result {
  readonly outcome: Outcome;
  readonly injected: number;
  readonly seen: Readonly<Record<string, number>>;
  readonly troubles: readonly string[];
}

const MOST_CALLS = 3;

/** Calls that are made once in a process, or only for the first time. */
const ONCE = new Set([
  ...['eventfd', 'epoll_create1', 'epoll_ctl', 'epoll_wait', 'ioctl_fionbio', 'fcntl_getfl'],
  ...['sigaction', 'timer_create', 'timer_settime', 'pthread_create'],
]);

export function census(scenario: Scenario, mode: Mode): Job {
  return { id: `${mode}/${scenario.name}/count`, mode, scenario, fault: null, signal: false };
}

/** Jobs from no descriptor left to enough of them. */
export function shortages(scenario: Scenario, mode: Mode, most: number): Job[] {
  return Array.from({ length: most + 1 }, (_, left) => {
    const id = `${mode}/${scenario.name}/left/${left}`;
    return { id, mode, scenario, fault: null, signal: false, left };
  });
}

/** Every fault of the calls that the census counted. */
export function faultsOf({ scenario, mode }: Job, seen: Result['seen']): Job[] {
  const jobs: Job[] = [];
  for (const name of FUNCTIONS) {
    for (let first = 1; first <= Math.min(seen[name] ?? 0, MOST_CALLS); first++) {
      for (const errno of errnosOf(name)) {
        if (!isPlausible(scenario, mode, name, errno.name, first)) continue;
        // An interrupted connect() continues, and close() frees the descriptor even if it fails.
        const begun = name === 'connect' && errno.name === 'EINTR';
        const after = name === 'close' || (begun && !scenario.name.includes('path'));
        const fault = { name, errno, first, after };
        const id = `${mode}/${scenario.name}/${name}/${errno.name}/${first}`;
        jobs.push({ id, mode, scenario, fault, signal: false });
        const interrupts = errno.name === 'EINTR' && WAITING.has(name) && mode === 'blocking';
        if (interrupts && scenario.raises.includes(name) && scenario.fresh === undefined) {
          jobs.push({ id: `${id}/signal`, mode, scenario, fault, signal: true });
        }
      }
    }
  }
  return jobs;
}

/** Whether a kernel or a sandbox could return this error here. */
function isPlausible(
  scenario: Scenario,
  mode: Mode,
  name: string,
  errno: string,
  first: number,
): boolean {
  // All later scenarios make the other calls as well.
  if (scenario.fresh !== undefined && !ONCE.has(name)) return false;
  // A real EAGAIN is followed by an edge once there is room or there are bytes. After an injected one, the
  // call wakes up only if the descriptor is then watched for the first time.
  if (mode === 'promises' && errno === 'EAGAIN') return first === 1;
  // A sandbox refuses either all of these calls or none.
  if (name === 'ioctl_fionbio') return scenario.raises.includes(name) || first === 1;
  // A call that does not wait is not interrupted.
  return !(name === 'connect' && errno === 'EINTR' && scenario.name.endsWith('does not wait'));
}

/** What the programs understand. */
export function toProgram({ id, mode, scenario, fault, signal, left }: Job): object {
  const isPython = mode === 'python';
  const flavour = mode === 'promises' ? 'promises' : 'blocking';
  const statements = (text: string): string => (isPython ? text : setupFunction(text, flavour));
  const value = (text: string): string => (isPython ? text : lineFunction(text, flavour));
  return {
    id,
    setup: (scenario.setup ?? []).map(statements),
    call: statements(scenario.call),
    then: (scenario.then ?? []).map(statements),
    check: (scenario.check ?? []).map(value),
    loses: scenario.loses ?? [],
    fresh: scenario.fresh,
    signal,
    left: left ?? null,
    names: fault === null ? FUNCTIONS : [fault.name],
    fault: {
      name: fault?.name ?? '',
      errno: fault?.errno.number ?? 0,
      first: fault?.first ?? 0,
      times: 1,
      after: fault?.after === true ? 1 : 0,
      everybody: 0,
    },
  };
}
