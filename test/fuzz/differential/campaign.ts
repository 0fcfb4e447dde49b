/** One random program after the other, until the time is over or one differs. */
import { type Divergence, signature } from './compare.js';
import type { Excuse, Flavour } from './differences.js';
import { generate } from './generate/generate.js';
import { shrink } from './shrink.js';
import type { Outcome, Step } from './steps.js';
import { type Bench, FLAVOURS } from './trial.js';

export interface Finding {
  readonly signature: string;
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly expected: readonly Outcome[];
  readonly divergence: Divergence;
}

export interface Counts {
  programs: number;
  steps: number;
  /** CPython had nothing to say, or not the same each time. */
  undecided: number;
  /** Divergences that came once and not again. */
  unrepeated: string[];
  excused: Record<string, number>;
  divergences: number;
  /** Of those that were known. */
  kinds: Record<string, number>;
}

export interface Wishes {
  readonly seed: number;
  /** A moment of Date.now(). */
  readonly until: number;
  /** Go on after a divergence. */
  readonly all: boolean;
  /** Signatures of divergences that are kept as cases: they are counted, and not looked into. */
  readonly known: ReadonlySet<string>;
  readonly say: (text: string) => void;
}

const REPEATS = 4;
const ENOUGH = 2;

export class Campaign {
  readonly counts: Counts = {
    programs: 0,
    steps: 0,
    undecided: 0,
    unrepeated: [],
    excused: {},
    divergences: 0,
    kinds: {},
  };
  readonly findings = new Map<string, Finding>();

  constructor(
    private readonly bench: Bench,
    private readonly wishes: Wishes,
  ) {}

  async run(): Promise<void> {
    const { seed, until, all } = this.wishes;
    let next = this.ask(seed);
    for (let i = 0; Date.now() < until; i++) {
      const { steps, oracle } = await next;
      // CPython is one program ahead.
      next = this.ask(seed + i + 1);
      await this.tryOne(seed + i, steps, oracle);
      if (this.findings.size > 0 && !all) break;
    }
    await next;
  }

  private async ask(seed: number) {
    const steps = generate(seed);
    return { steps, oracle: await this.bench.oracle(steps) };
  }

  private async tryOne(
    seed: number,
    steps: readonly Step[],
    oracle: readonly Outcome[] | null,
  ): Promise<void> {
    const { counts } = this;
    counts.programs++;
    if (oracle === null) {
      counts.undecided++;
      return;
    }
    counts.steps += oracle.length;
    const excused = ({ reason }: Excuse) => {
      counts.excused[reason] = (counts.excused[reason] ?? 0) + 1;
    };
    const divergences = await Promise.all(
      FLAVOURS.map((flavour) => this.bench.differs(steps, oracle, flavour, { excused })),
    );
    for (const divergence of divergences) {
      if (divergence !== null) await this.examine(seed, steps, divergence);
    }
  }

  private async examine(seed: number, steps: readonly Step[], first: Divergence): Promise<void> {
    const kind = signature(steps, first);
    if (this.findings.has(kind) || this.wishes.known.has(kind)) {
      this.counts.divergences++;
      this.counts.kinds[kind] = (this.counts.kinds[kind] ?? 0) + 1;
      return;
    }
    const verdict = await this.repeats(steps, first);
    if (verdict === 'undecided') this.counts.undecided++;
    if (verdict === 'once') this.once(seed, steps, first);
    if (verdict !== 'again') return;
    this.counts.divergences++;
    this.wishes.say(`seed ${seed}: ${signature(steps, first)}; making it smaller ...`);
    await this.reduce(seed, steps, first);
  }

  /** Is it CPython that answers differently each time, an accident, or a divergence? */
  private async repeats(
    steps: readonly Step[],
    { flavour, index, expected }: Divergence,
  ): Promise<'undecided' | 'once' | 'again'> {
    let times = 0;
    for (let i = 0; i < REPEATS && times < ENOUGH; i++) {
      const oracle = await this.bench.oracle(steps);
      const ends = index >= steps.length;
      const same = ends || JSON.stringify(oracle?.[index]) === JSON.stringify(expected);
      if (oracle === null || !same) return 'undecided';
      const found = await this.bench.differs(steps, oracle, flavour, { alone: true });
      if (found !== null) times++;
    }
    return times >= ENOUGH ? 'again' : 'once';
  }

  /** A call that never ends, or a crash, counts even so. */
  private once(seed: number, steps: readonly Step[], divergence: Divergence): void {
    const text = `seed ${seed}: ${signature(steps, divergence)}`;
    this.counts.unrepeated.push(text);
    this.wishes.say(`came once: ${text}`);
    const { actual } = divergence;
    const waits = 'trouble' in actual || 'blocks' in actual || 'pending' in actual;
    if (waits) this.counts.divergences++;
  }

  private async reduce(seed: number, steps: readonly Step[], first: Divergence): Promise<void> {
    const { flavour, index } = first;
    const wanted = signature(steps, first);
    const smallest = await shrink(steps.slice(0, index + 1), async (fewer) => {
      const oracle = await this.bench.oracle(fewer);
      if (oracle === null) return false;
      const found = await this.bench.differs(fewer, oracle, flavour, { alone: true });
      return found !== null && signature(fewer, found) === wanted;
    });
    const expected = await this.bench.oracle(smallest);
    const divergence =
      expected && (await this.bench.differs(smallest, expected, flavour, { alone: true }));
    if (!divergence || !expected) return this.once(seed, steps, first);
    const finding = { signature: wanted, seed, steps: smallest, expected, divergence };
    this.findings.set(wanted, finding);
  }
}

/** Flavours in which a finding is worth being looked for. */
export function flavoursOf({ divergence }: Finding): Flavour[] {
  return [divergence.flavour];
}
