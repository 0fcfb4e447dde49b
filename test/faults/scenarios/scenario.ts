/**
 * Calls under test, in the dialect of test/parity: the same text is Python and JavaScript. A fault is
 * armed around `call` only.
 */
export interface Scenario {
  readonly name: string;
  readonly setup?: readonly string[];
  readonly call: string;
  /** Afterwards; what they raise is ignored. */
  readonly then?: readonly string[];
  /** What has to be true in the end. */
  readonly check?: readonly string[];
  /** System calls whose failure is the call's; of the others it may do without the answer. */
  readonly raises: readonly string[];
  /** An error that comes after bytes may be told by the next call instead. */
  readonly partial?: boolean;
  /** Calls whose failure costs what was received, in Python too: `check` does not hold then. */
  readonly loses?: readonly string[];
  /** Not with these. */
  readonly not?: readonly ('python' | 'blocking' | 'worker' | 'promises')[];
  /** In a process of its own; `load`: that has not loaded the package. */
  readonly fresh?: 'load' | 'started';
}
