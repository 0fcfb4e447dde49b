/** The names of the numbers of errors. What has the numbers tells them when the first is asked for: few programs ask. */

type Named = readonly [name: string, number: number];

class NumberNames {
  private tell: () => Iterable<Named> = () => [];
  private names: Map<number, string> | null = null;

  learn(tell: () => Iterable<Named>): void {
    this.tell = tell;
    this.names = null;
  }

  /** The first name of a number: 'EAGAIN', not 'EWOULDBLOCK'. */
  get(number: number): string | undefined {
    this.names ??= new Map([...this.tell()].reverse().map(([name, code]) => [code, name]));
    return this.names.get(number);
  }
}

/** @internal */
export const errnoNames = new NumberNames();

/** @internal of the resolver's errors */
export const resolverNames = new NumberNames();
