/** Questions to the resolver: a thread of this package asks, not one of Node's. */
import { isIP } from 'node:net';
import { native } from '../../addon/binding.js';
import { askLater, type LookupStep } from '../../addon/resolver.js';
import type { Lookup } from '../../address/lookup.js';
import { AbortError, orAborted } from '../../waiting/abort.js';
import { driveLater } from '../../waiting/steps.js';
import { isSpent, spend } from './budget.js';
import { elsewhere, nextTurn, release, retain } from './engine.js';

/**
 * Asks on another thread. A cancelled question goes on there; nobody waits for its answer, nor does
 * the process. retains: not if the caller keeps the process alive itself.
 */
export function lookUpLater<T>(
  body: Lookup<T>,
  signal: AbortSignal | undefined,
  retains = true,
): Promise<T> {
  return driveLater(body, async (step) => {
    if (signal?.aborted === true) throw new AbortError(signal);
    if (needsNobody(step)) {
      spend();
      if (isSpent()) await nextTurn();
      return native.getaddrinfo(...step.args);
    }
    const answer = elsewhere(() => askLater(step));
    if (typeof answer === 'number') return answer;
    if (retains) retain();
    try {
      return await (signal === undefined ? answer : orAborted(answer, signal));
    } finally {
      if (retains) release();
    }
  });
}

type Numeric = Extract<LookupStep, { call: 'getaddrinfo' }>;

/** Numbers only: no server is asked, and no thread that may be waiting for one. */
function needsNobody(step: LookupStep): step is Numeric {
  if (step.call !== 'getaddrinfo') return false;
  const [host, service] = step.args;
  return host !== null && isIP(host) !== 0 && (service === null || /^\d+$/.test(service));
}
