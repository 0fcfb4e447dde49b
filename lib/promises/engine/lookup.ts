/** Resolver lookups, which run on a thread of this package, not on one of Node's. */
import { isIP } from 'node:net';
import { native } from '../../addon/binding.js';
import { askLater, type LookupStep } from '../../addon/resolver.js';
import type { Lookup } from '../../address/lookup.js';
import { AbortError, orAborted } from '../../waiting/abort.js';
import { driveLater } from '../../waiting/steps.js';
import { isSpent, spend } from './budget.js';
import { elsewhere, nextTurn, release, retain } from './engine.js';
import { beginWait, endWait } from './waiting.js';

/**
 * Runs a lookup on another thread. A cancelled lookup continues there, but its answer is discarded and it
 * no longer keeps the process alive. retains: false if the caller keeps the process alive itself.
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
    beginWait();
    if (retains) retain();
    try {
      return await (signal === undefined ? answer : orAborted(answer, signal));
    } finally {
      if (retains) release();
      endWait();
    }
  });
}

type Numeric = Extract<LookupStep, { call: 'getaddrinfo' }>;

/**
 * True for a numeric host and service. They need no server, and no resolver thread, which could be busy waiting for
 * a server.
 */
function needsNobody(step: LookupStep): step is Numeric {
  if (step.call !== 'getaddrinfo') return false;
  const [host, service] = step.args;
  return host !== null && isIP(host) !== 0 && (service === null || /^\d+$/.test(service));
}
