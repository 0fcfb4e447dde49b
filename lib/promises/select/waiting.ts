/** Calls that wait for descriptors. */
import type { Watcher } from '../engine/watchers.js';

/** A call to which changes are reported. */
export interface Waiting extends Watcher {
  /** False once the call has ended. */
  readonly waits: boolean;
  onReadable(): void;
  onClosed(): void;
}
