import type { Operation } from './operation.js';
import type { Target } from './target.js';

/** A call that a name has to be looked up for. */
export class AfterLookup<T> {
  constructor(
    /** Rejects as the call does; ending is aborted when nobody waits any more. */
    private readonly resolve: (ending: AbortSignal) => Promise<void>,
    private readonly begin: () => Operation<T>,
    /** As that of the operation. */
    readonly refused: (code: number, sock: Target, args: unknown[]) => T,
  ) {}

  async prepare(ending: AbortSignal): Promise<Operation<T>> {
    await this.resolve(ending);
    return this.begin();
  }
}
