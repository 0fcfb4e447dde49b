import type { Operation } from './operation.js';

/** A call that a name has to be looked up for. */
export class AfterLookup<T> {
  constructor(
    /** The address with a number in the name's place; ending is aborted when nobody waits any more. */
    private readonly resolve: (ending: AbortSignal) => Promise<unknown>,
    private readonly begin: (address: unknown) => Operation<T>,
    /** As that of the operation. */
    readonly refused: (code: number) => T,
  ) {}

  async prepare(ending: AbortSignal): Promise<Operation<T>> {
    return this.begin(await this.resolve(ending));
  }
}
