/** What differs on purpose: the rows of "Deliberate differences" in the package's README. */
import type { Outcome, Step } from './steps.js';

export type Flavour = 'blocking' | 'promises';

/** A difference that is documented. */
export interface Excuse {
  readonly row: number;
  /** Are the sockets in the same state all the same? */
  readonly same: boolean;
}

const EAGAIN = 11;
/** What a call gets that can only fail: EINVAL, EOPNOTSUPP, ENOTCONN. */
const HOPELESS: readonly unknown[] = [22, 95, 107];

/** `step` is the call itself, also when its outcome is that of a join. */
export function excuse(
  step: Step | undefined,
  expected: Outcome,
  actual: Outcome,
  flavour: Flavour,
): Excuse | null {
  if (step === undefined || !('call' in step)) return null;
  const waits = actual['blocks'] === true || actual['pending'] === true;
  const refused = expected['raise'] === 'BlockingIOError' && expected['errno'] === EAGAIN;
  if (flavour === 'promises' && refused && expected['limit'] === null && waits) {
    return { row: 12, same: false };
  }
  const receives = /\.(recv\w*|accept)$/.test(step.call);
  const late = expected['raise'] === 'TimeoutError' && HOPELESS.includes(actual['errno']);
  return receives && late ? { row: 10, same: true } : null;
}
