/** Pseudo-random choices that follow from a seed: mulberry32. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A number from 0 up to, but not including, 1. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** One of the items, or undefined if there are none. */
  any<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  /** Chooses by weight. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T | undefined {
    let point = this.next() * items.reduce((total, [weight]) => total + weight, 0);
    return items.find(([weight]) => (point -= weight) < 0)?.[1];
  }
}
