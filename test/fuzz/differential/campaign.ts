/** Runs random programs one after the other, until time is up or one of them differs. */
import type { Divergence } from './compare.js';
import type { Excuse, Flavour } from './differences.js';
import { generate } from './generate/generate.js';
import { examine, type Finding, reduce } from './examination.js';
import { signature } from './signature.js';
import type { Outcome, Step } from './steps.js';
import { type Bench, FLAVOURS } from './trial.js';

export interface Counts {
  programs: number;
  steps: number;
  /** Programs for which CPython gave no answer, or a different one each time. */
  undecided: number;
  /** Divergences that occurred once and could not be repeated. */
  unrepeated: string[];
  excused: Record<string, number>;
  divergences: number;
  /** The number of known divergences, by signature. */
  kinds: Record<string, number>;
}

export interface Wishes {
  readonly seed: number;
  /** When to stop, as a value of Date.now(). */
  readonly until: number;
  /** True to continue after a divergence. */
  readonly all: boolean;
  /** Signatures of the divergences that are kept as cases, one for each case. */
  readonly known: readonly string[];
  readonly say: (text: string) => void;
}

/** How many divergences with the same signature are examined, as they may have several causes. */
const SAMPLES = 4;

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
  /** How often each signature has been examined. */
  private readonly looked = new Map<string, number>();

  constructor(
    private readonly bench: Bench,
    private readonly wishes: Wishes,
  ) {
    for (const kind of wishes.known) this.looked.set(kind, (this.looked.get(kind) ?? 0) + 1);
  }

  async run(): Promise<void> {
    const { seed, until, all } = this.wishes;
    let next = this.ask(seed);
    for (let i = 0; Date.now() < until; i++) {
      const { steps, oracle } = await next;
      // CPython runs one program ahead.
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
      FLAVOURS.map((flavour) => this.bench.differs(steps, oracle, flavour, excused)),
    );
    for (const divergence of divergences) {
      if (divergence !== null) await this.look(seed, steps, divergence);
    }
  }

  private async look(seed: number, steps: readonly Step[], first: Divergence): Promise<void> {
    const kind = signature(steps, first);
    if ((this.looked.get(kind) ?? 0) >= SAMPLES) {
      this.counts.divergences++;
      this.counts.kinds[kind] = (this.counts.kinds[kind] ?? 0) + 1;
      return;
    }
    const suspicion = { seed, steps, first };
    const { verdict, before } = await examine(this.bench, suspicion);
    if (verdict === 'undecided') this.counts.undecided++;
    if (verdict === 'once') this.once(seed, steps, first);
    if (verdict !== 'again') return;
    this.counts.divergences++;
    this.looked.set(kind, (this.looked.get(kind) ?? 0) + 1);
    this.wishes.say(`seed ${seed}: ${kind}; making it smaller ...`);
    const finding = await reduce(this.bench, suspicion, before);
    if (finding === null) this.once(seed, steps, first);
    else if (!this.findings.has(finding.about)) this.findings.set(finding.about, finding);
  }

  /** Records a divergence that did not repeat. A call that never ends and a crash count as divergences even so. */
  private once(seed: number, steps: readonly Step[], divergence: Divergence): void {
    const text = `seed ${seed}: ${signature(steps, divergence)}`;
    this.counts.unrepeated.push(text);
    this.wishes.say(`came once: ${text}`);
    const { actual } = divergence;
    const waits = 'trouble' in actual || 'blocks' in actual || 'pending' in actual;
    if (waits) this.counts.divergences++;
  }
}

/** Flavours in which a finding is worth looking for. */
export function flavoursOf({ divergence }: Finding): Flavour[] {
  return [divergence.flavour];
}
