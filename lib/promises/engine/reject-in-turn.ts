/** Calls that fail at once. */
import { isSpent, spend } from './budget.js';
import { defer } from './engine.js';

/** Who tries again and again what fails at once must let the event loop turn, too. */
export function rejectInTurn(error: Error): Promise<never> {
  spend();
  if (!isSpent()) return Promise.reject(error);
  return new Promise((_resolve, reject) => {
    defer(() => reject(error));
  });
}
