/** Rejections of calls that fail at once. */
import { isSpent, spend } from './budget.js';
import { defer } from './engine.js';

/** Rejects, in the next turn once the budget is spent: a loop of failing calls must let the event loop turn. */
export function rejectInTurn(error: Error): Promise<never> {
  spend();
  if (!isSpent()) return Promise.reject(error);
  return new Promise((_resolve, reject) => {
    defer(() => reject(error));
  });
}
