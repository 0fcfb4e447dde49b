/** Maps error numbers to their names. The tables are built on first use, because few programs need them. */

type Named = readonly [name: string, number: number];

class NumberNames {
  private list: () => Iterable<Named> = () => [];
  private names: Map<number, string> | null = null;

  learn(list: () => Iterable<Named>): void {
    this.list = list;
    this.names = null;
  }

  /** Returns the first name of a number: 'EAGAIN', not 'EWOULDBLOCK'. */
  get(number: number): string | undefined {
    this.names ??= new Map([...this.list()].reverse().map(([name, code]) => [code, name]));
    return this.names.get(number);
  }
}

/** @internal */
export const errnoNames = new NumberNames();

/** @internal The names of the resolver's errors. */
export const resolverNames = new NumberNames();
