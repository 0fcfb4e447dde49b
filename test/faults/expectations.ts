/** The expected outcome of a fault: by rule, and by comparison with CPython. */
import { WAITING } from './errnos.js';
import type { Job, Outcome, Result } from './jobs.js';

/** The parts of an outcome that Python has, too. */
function short({ raise, errno, str, codes = [] }: Outcome): string {
  const error = { raise, errno, str };
  return raise === undefined ? `success ${codes.join(' ')}`.trim() : JSON.stringify(error);
}

/** Describes everything that is wrong with a result. */
export function judge(job: Job, result: Result, python: Result | undefined): string[] {
  if (result.outcome.hung === true) return ['hangs'];
  const wrong = [...result.troubles];
  if (job.left !== undefined) return [...wrong, ...judgeShortage(job, result, python)];
  if (job.fault === null) {
    if (result.outcome.ok !== true) wrong.push(`fails without a fault: ${short(result.outcome)}`);
    return wrong;
  }
  if (result.injected === 0) return wrong;
  const expected = expectation(job);
  if (!meets(result.outcome, job, expected)) {
    wrong.push(`expected ${expected}, got ${short(result.outcome)}`);
  }
  const oracle = python !== undefined && python.injected > 0 && comparable(job);
  if (oracle && short(python.outcome) !== short(result.outcome)) {
    wrong.push(`Python: ${short(python.outcome)}, here: ${short(result.outcome)}`);
  }
  return wrong;
}

type Expectation = 'success' | 'the error' | 'either' | 'InterruptedError' | 'BlockingIOError';

function expectation({ scenario, fault, signal }: Job): Expectation {
  const { name = '', errno = { name: '' }, first = 1 } = fault ?? {};
  if (!scenario.raises.includes(name)) return 'either';
  if (errno.name === 'EINTR' && WAITING.has(name)) {
    if (!signal) return 'success';
    return scenario.partial === true && first > 1 ? 'either' : 'InterruptedError';
  }
  if (errno.name === 'EAGAIN' && WAITING.has(name)) {
    return scenario.name.endsWith('does not wait') ? 'BlockingIOError' : 'success';
  }
  if (name === 'accept4' && errno.name === 'ENOSYS') return 'success';
  // An older kernel, or a file that does not support the call: the package has a fallback.
  if (/^p(read|write)v2$/.test(name) && /^(ENOSYS|EOPNOTSUPP)$/.test(errno.name)) return 'success';
  // When closing, a reset by the peer does not matter.
  if (name === 'close' && errno.name === 'ECONNRESET') return 'success';
  return scenario.partial === true && first > 1 ? 'either' : 'the error';
}

function meets(outcome: Outcome, { fault }: Job, expected: Expectation): boolean {
  const isError = outcome.raise !== undefined && outcome.errno === fault?.errno.number;
  switch (expected) {
    case 'success':
      return outcome.ok === true;
    case 'the error':
      return isError;
    case 'either':
      return outcome.ok === true || isError;
    default:
      return isError && outcome.raise === expected;
  }
}

/** Whether Python can serve as the oracle. With EAGAIN it cannot: the kernel waits in its blocking calls. */
function comparable({ fault, signal, scenario }: Job): boolean {
  if (signal || fault === null) return false;
  // CPython makes different auxiliary calls, and once accept4(2) has worked, it assumes that it always
  // will.
  if (scenario.raises.length > 0 && !scenario.raises.includes(fault.name)) return false;
  if (scenario.partial === true && fault.first > 1) return false;
  if (fault.errno.name === 'ENOSYS') return false;
  return fault.errno.name !== 'EAGAIN' || scenario.name.endsWith('does not wait');
}

const EMFILE = 24;

/** With too few descriptors: CPython's OSError 24, unless the call needs none. */
function judgeShortage(
  { scenario }: Job,
  { outcome }: Result,
  python: Result | undefined,
): string[] {
  // A file of the package that cannot be opened is Node's own error.
  if (scenario.fresh === 'load') return [];
  const wrong = [];
  // The C library cannot open its files, so it resolves no name.
  if (scenario.call.startsWith('getaddrinfo') && outcome.raise === 'gaierror') return [];
  if (outcome.ok !== true && outcome.errno !== EMFILE)
    wrong.push(`expected 24, got ${short(outcome)}`);
  if (python !== undefined && short(python.outcome) !== short(outcome)) {
    wrong.push(`Python: ${short(python.outcome)}, here: ${short(outcome)}`);
  }
  return wrong;
}
