/**
 * Calls under test, in the dialect of test/parity, in which the same text is Python and JavaScript. A
 * fault is armed only around `call`.
 */
export interface Scenario {
  readonly name: string;
  readonly setup?: readonly string[];
  readonly call: string;
  /** Statements to run afterwards, whose errors are ignored. */
  readonly then?: readonly string[];
  /** Conditions that must be true at the end. */
  readonly check?: readonly string[];
  /** System calls whose failure makes the call fail. It may do without the result of others. */
  readonly raises: readonly string[];
  /** True if the next call may report an error that follows bytes. */
  readonly partial?: boolean;
  /** Calls whose failure loses received data, in Python too, so that `check` does not hold. */
  readonly loses?: readonly string[];
  /** Modes in which the scenario does not run. */
  readonly not?: readonly ('python' | 'blocking' | 'worker' | 'promises')[];
  /** Run in a separate process. `load`: one that has not loaded the package. */
  readonly fresh?: 'load' | 'started';
}
