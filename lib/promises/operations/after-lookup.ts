import type { Operation } from './operation.js';

/** A call that has to look up a host name first. */
export class AfterLookup<T> {
  constructor(
    /** Returns the address with the name replaced by a number. `ending` is aborted when the call has ended. */
    private readonly resolve: (ending: AbortSignal) => Promise<unknown>,
    private readonly begin: (address: unknown) => Operation<T>,
    /** See Operation.refused(). */
    readonly refused: (code: number) => T,
  ) {}

  async prepare(ending: AbortSignal): Promise<Operation<T>> {
    return this.begin(await this.resolve(ending));
  }
}
