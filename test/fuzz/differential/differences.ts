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
const EPIPE = 32;
/** What a call gets that can only fail: EINVAL, EOPNOTSUPP, ENOTCONN. */
const HOPELESS: readonly unknown[] = [22, 95, 107];

/** What is compared. */
export interface Pair {
  /** The call itself, also when its outcome is that of a join. */
  readonly step: Step | undefined;
  /** The steps up to there. */
  readonly before: readonly Step[];
  readonly expected: Outcome;
  readonly actual: Outcome;
  readonly flavour: Flavour;
}

export function excuse({ step, before, expected, actual, flavour }: Pair): Excuse | null {
  if (step === undefined || !('call' in step)) return null;
  const refused = expected['raise'] === 'BlockingIOError' && expected['errno'] === EAGAIN;
  if (flavour === 'promises' && refused && expected['limit'] === null) {
    return { row: 12, same: false };
  }
  const asks = step.call.endsWith('.get_inheritable') && actual['value'] === false;
  if (asks && before.some(isReceivingDescriptors)) return { row: 5, same: true };
  if (expected['raise'] !== 'TimeoutError') return null;
  if (/\.(recv\w*|accept)$/.test(step.call) && HOPELESS.includes(actual['errno'])) {
    return { row: 10, same: true };
  }
  if (/\.send\w*$/.test(step.call) && actual['errno'] === EPIPE) return { row: 10, same: true };
  // Poll says that there is no room until much has been read; the call itself would have some.
  const sends = /\.(send\w*|write|flush)$/.test(step.call) && before.some(isMuch);
  return sends && 'value' in actual ? { row: 10, same: false } : null;
}

function isReceivingDescriptors(step: Step): boolean {
  return 'call' in step && /\.recv(_fds|msg|msg_into)$/.test(step.call);
}

/** Has it made a socket full? */
function isMuch(step: Step): boolean {
  return 'fill' in step || ('call' in step && step.call.endsWith('.sendall'));
}
