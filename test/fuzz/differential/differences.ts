/** Deliberate differences: the rows of "Deliberate differences" in the package's README. */
import { ENDLESS } from './generate/world.js';
import type { Call, Outcome, Step } from './steps.js';

export type Flavour = 'blocking' | 'promises';

/** A documented difference. */
export interface Excuse {
  readonly reason: string;
  /** True if the sockets are in the same state nevertheless. */
  readonly same: boolean;
}

const EINVAL = 22;
const EPIPE = 32;
const ECONNRESET = 104;
/** Errors of calls that can only fail: EPERM, EINVAL, EPIPE, EOPNOTSUPP, EISCONN, ENOTCONN. */
const HOPELESS: readonly unknown[] = [1, 22, 32, 95, 106, 107];

const ROW_10: Excuse = { reason: 'row 10', same: true };
const ROW_11: Excuse = { reason: 'row 11', same: false };
const ROW_12: Excuse = { reason: 'row 12', same: false };
const ROW_13: Excuse = { reason: 'row 13', same: false };
const ROW_14: Excuse = { reason: 'row 14', same: false };
const ROW_15: Excuse = { reason: 'row 15', same: false };
const ROW_18: Excuse = { reason: 'row 18', same: false };

/** True where sends wait despite MSG_DONTWAIT: on macOS, and where its behaviour is imitated. */
const SENDS_WAIT = process.platform === 'darwin' || process.env['XNU_HABITS'] !== undefined;

/** Two outcomes to compare. */
export interface Pair {
  /** The call itself, even if its outcome is that of a join. */
  readonly step: Step | undefined;
  /** The steps before this one. */
  readonly before: readonly Step[];
  readonly expected: Outcome;
  readonly actual: Outcome;
  readonly flavour: Flavour;
}

export function excuse({ step, before, expected, actual, flavour }: Pair): Excuse | null {
  if (step === undefined) return null;
  if (SENDS_WAIT && stillWaits(expected) && isNonwaitingSend(step)) return ROW_18;
  if (!('call' in step)) return null;
  if (expected['mode'] === 'non-blocking' && flavour === 'promises') return ROW_12;
  // For functions of the module, the mode of the descriptor is unknown.
  const refused = expected['raise'] === 'BlockingIOError' && expected['limit'] === null;
  if (refused && 'blocks' in actual && flavour === 'promises') return ROW_12;
  if (expected['mode'] === 'blocking' && isSpared(step, expected, actual)) return ROW_13;
  const asks = step.call.endsWith('.get_inheritable') && actual['value'] === false;
  if (asks && before.some(isReceivingDescriptors)) return { reason: 'row 5', same: true };
  if (expected['errno'] === EPIPE && stillWaits(actual) && before.some(isShutdown)) return ROW_15;
  if (isForNothing(step) && hasWaited(expected, actual)) return ROW_14;
  // The earlier call took the error, which CPython's left for this one.
  const taken = expected['errno'] === ECONNRESET && actual['errno'] === EPIPE;
  if (taken && before.some(isStartedForNothing)) return ROW_14;
  const failed = typeof expected['errno'] === 'number';
  if (failed && flavour === 'promises' && writesFirst(step, before)) return ROW_11;
  // It waits until its timeout, or would: some programs have timeouts that are not meant to expire.
  const waits = stillWaits(expected) && Number(actual['limit']) > 0;
  if (expected['raise'] !== 'TimeoutError' && !waits) return null;
  if (/\.(recv\w*|accept)$/.test(step.call) && HOPELESS.includes(actual['errno'])) {
    return ROW_10;
  }
  // poll() reports no room until much has been read, while a send would already find some.
  const sends = /\.(send\w*|write|flush)$/.test(step.call) && before.some(isMuch);
  if (sends && 'value' in actual) return { ...ROW_10, same: false };
  return sends && HOPELESS.includes(actual['errno']) ? ROW_10 : null;
}

/**
 * True if CPython's call waits forever, even for the rest of what it wants, or learns of the end of a
 * datagram socket or listener, which the kernel reports only to calls that may wait.
 */
function isSpared(step: Call, expected: Outcome, actual: Outcome): boolean {
  const rest = JSON.stringify(step.args ?? []).includes('MSG_WAITALL');
  if (rest && 'blocks' in expected && 'value' in actual) return true;
  const given = ['TimeoutError', 'BlockingIOError'].includes(String(actual['raise']));
  // The object's own timeout may be one that is not meant to expire.
  const waits = Number(expected['limit']) >= ENDLESS && (stillWaits(actual) || hangs(actual));
  return (
    (given || waits) &&
    ('blocks' in expected || 'value' in expected || expected['errno'] === EINVAL)
  );
}

/** CPython's read first passes on whatever was written to the file. */
function writesFirst({ call }: Call, before: readonly Step[]): boolean {
  const [file = '', method = ''] = call.split('.');
  const writes = [`${file}.write`, `${file}.writelines`];
  const reads = /^(read|readline|readlines)$/.test(method);
  return reads && before.some((one) => 'call' in one && writes.includes(one.call));
}

function stillWaits(outcome: Outcome): boolean {
  return 'blocks' in outcome || 'pending' in outcome;
}

/** Filling sends with MSG_DONTWAIT until there is no room. */
function isNonwaitingSend(step: Step): boolean {
  if ('fill' in step) return true;
  const asks = 'call' in step && JSON.stringify(step.args ?? []).includes('MSG_DONTWAIT');
  return asks && /\.send\w*$/.test(step.call);
}

function hangs(outcome: Outcome): boolean {
  return outcome['trouble'] === 'hangs';
}

function isShutdown(step: Step): boolean {
  return 'call' in step && step.call.endsWith('.shutdown');
}

function isReceivingDescriptors(step: Step): boolean {
  return 'call' in step && /\.recv(_fds|msg|msg_into)$/.test(step.call);
}

/** True if one side waited where the other found an error, or an urgent byte, which poll() ignores. */
function hasWaited(expected: Outcome, actual: Outcome): boolean {
  const waits = expected['raise'] === 'TimeoutError' || stillWaits(expected);
  return waits ? 'value' in actual : 'value' in expected && 'errno' in actual;
}

/** Whether the call receives no bytes. */
function isForNothing({ call, args }: Call): boolean {
  const nothing = ['0', '{"room":0}', '{"list":[{"room":0}]}'];
  return /\.recv\w*$/.test(call) && nothing.includes(JSON.stringify(args?.[0]));
}

/** Whether the step waits in the background for no bytes. */
function isStartedForNothing(step: Step): boolean {
  return 'call' in step && step.start !== undefined && isForNothing(step);
}

/** Whether the step filled a socket. */
function isMuch(step: Step): boolean {
  return 'fill' in step || ('call' in step && step.call.endsWith('.sendall'));
}
