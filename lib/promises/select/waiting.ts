/** Calls that wait for descriptors. */
import type { Watcher } from '../engine/watchers.js';

/** A call that is told of changes. */
export interface Waiting extends Watcher {
  /** False: it has ended. */
  readonly waits: boolean;
  onReadable(): void;
  onClosed(): void;
}
