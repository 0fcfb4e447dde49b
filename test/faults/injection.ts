/** Every fault of every system call of every scenario, in every mode. */
import { judge } from './expectations.js';
import { census, faultsOf, type Job, type Mode, MODES, type Result, shortages } from './jobs.js';
import { runJobs, type Setting } from './runner.js';
import { MAKING, SCENARIOS } from './scenarios/index.js';
import type { Scenario } from './scenarios/scenario.js';

/** No call under test needs more descriptors; loading and starting the engine need fewer. */
const MOST_LEFT = 8;

export type Results = Map<string, [Job, Result]>;

export class Injection {
  readonly failures: string[] = [];
  private readonly counts = { scenarios: 0, injected: 0, unreached: 0, shortages: 0 };
  private readonly perFunction = new Map<string, number>();

  constructor(
    private readonly setting: Setting,
    private readonly seed: number,
    private readonly only: readonly string[],
    /** The percentage of the faults to inject. */
    private readonly percentage = 100,
    private python?: Results,
  ) {}

  async run(): Promise<Results> {
    const has = this.setting.python !== undefined;
    const python = this.python ?? (has ? await this.runMode('python') : new Map());
    const modes = MODES.filter((mode) => mode !== 'python');
    await Promise.all(
      modes.map(async (mode) => this.judgeAll(mode, await this.runMode(mode), python)),
    );
    return python;
  }

  private async runMode(mode: Mode): Promise<Results> {
    const scenarios = SCENARIOS.filter(({ not }) => not?.includes(mode) !== true);
    const relevant = scenarios.filter((scenario) => this.isWanted(scenario, mode));
    const counts = relevant.map((scenario) => census(scenario, mode));
    const counted = await runJobs(this.setting, mode, counts);
    const short = MAKING.filter(
      (scenario) => scenario.not?.includes(mode) !== true && this.isWanted(scenario, mode),
    );
    const jobs = [
      ...counts.flatMap((job) => faultsOf(job, counted.get(job.id)?.seen ?? {})),
      ...short.flatMap((scenario) => shortages(scenario, mode, MOST_LEFT)),
    ];
    const wanted = jobs.filter(
      ({ id }) => this.all || this.only.some((one) => isSame(id, one, mode)),
    );
    const most = this.all ? Math.ceil((wanted.length * this.percentage) / 100) : undefined;
    const chosen = shuffled(wanted, this.seed).slice(0, most);
    const results = await runJobs(this.setting, mode, chosen);
    const all = [...counts, ...chosen];
    return new Map(
      all.flatMap((job) => {
        const result = results.get(job.id) ?? counted.get(job.id);
        return result === undefined ? [] : [[job.id, [job, result] as [Job, Result]]];
      }),
    );
  }

  private get all(): boolean {
    return this.only.length === 0;
  }

  private isWanted({ name }: Scenario, mode: Mode): boolean {
    return this.all || this.only.some((one) => isSame(`${mode}/${name}/`, one, mode, true));
  }

  private judgeAll(mode: Mode, results: Results, python: Results): void {
    for (const [id, [job, result]] of results) {
      const same = python.get(id.replace(mode, 'python'))?.[1];
      if (job.left !== undefined) this.counts.shortages++;
      else if (job.fault === null) this.counts.scenarios++;
      else if (result.injected > 0) {
        this.counts.injected += result.injected;
        const { name } = job.fault;
        this.perFunction.set(name, (this.perFunction.get(name) ?? 0) + result.injected);
      } else this.counts.unreached++;
      for (const wrong of judge(job, result, same)) {
        const option = this.setting.profiles === undefined ? '' : ' --profile';
        const again = `npm run test:faults -- --only '${id}' --seed ${this.seed}${option}`;
        this.failures.push(`${id}: ${wrong}\n    ${again}`);
      }
    }
  }

  report(title: string): void {
    for (const failure of this.failures.sort()) console.log(`FAILED ${failure}`);
    const { scenarios, injected, unreached, shortages: short } = this.counts;
    console.log(
      `${title}: faults injected: ${injected} in ${this.perFunction.size} functions, ` +
        `${scenarios} scenarios, ${unreached} not reached; ${short} shortages of descriptors; ` +
        `${this.failures.length} failures`,
    );
    const rows = [...this.perFunction].sort(([left], [right]) => left.localeCompare(right));
    console.log(rows.map(([name, count]) => `${name} ${count}`).join(', '));
  }
}

/** Whether an id is the wanted one, or its equivalent in Python. */
function isSame(id: string, only: string, mode: Mode, isStart = false): boolean {
  const wanted = mode === 'python' ? only.replace(/^[^/]*/, 'python') : only;
  return isStart ? wanted.startsWith(id) : id === wanted;
}

/** An order that depends on the seed, so that the after-effects of a fault meet different other faults. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const keys = new Map(items.map((item) => [item, random()]));
  return [...items].sort((left, right) => (keys.get(left) ?? 0) - (keys.get(right) ?? 0));
}
