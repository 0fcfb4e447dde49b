import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onEmulator } from '../helpers/sanitizers.js';

/** A scenario as a runner sees it, with the texts of one language. */
export interface Texts {
  readonly name: string;
  readonly setup: readonly string[];
  readonly lines: readonly string[];
}

export type Outcome = Readonly<Record<string, unknown>>;

/** The results of a scenario: the setup's outcome and one per line. */
export interface Outcomes {
  readonly setup: Outcome;
  readonly lines: readonly Outcome[];
}

interface Report {
  readonly scenario: string;
  readonly index: number;
  readonly outcome: Outcome;
}

/** Milliseconds. A line without output for this long counts as hung, and its process is ended. */
const silence = 8_000 * (onEmulator ? 3 : 1);

/**
 * Runs all scenarios in a child process. A line that hangs or kills the child is reported as such, and
 * the scenarios after it run in a new child.
 */
export async function runAll(
  command: readonly string[],
  scenarios: readonly Texts[],
): Promise<Map<string, Outcomes>> {
  const results = new Map<string, Outcomes>();
  let rest = scenarios;
  while (rest.length > 0) {
    const { reports, ending } = await runChild(command, rest);
    if (reports.length === 0) throw new Error(`${command.join(' ')}: ${ending}`);
    for (const [name, outcomes] of collect(rest, reports, ending)) results.set(name, outcomes);
    rest = scenarios.filter(({ name }) => !results.has(name));
  }
  return results;
}

interface ChildResult {
  readonly reports: readonly Report[];
  readonly ending: string;
}

/**
 * Input and output are regular files: pipes would be sockets here, and some lines try to use
 * descriptors 0 and 1.
 */
function runChild(command: readonly string[], scenarios: readonly Texts[]): Promise<ChildResult> {
  const [program = '', ...args] = command;
  const place = mkdtempSync(join(tmpdir(), 'parity-run-'));
  const [input, output] = [join(place, 'scenarios.json'), join(place, 'outcomes.ndjson')];
  writeFileSync(input, JSON.stringify({ scenarios }));
  const stdio = [openSync(input, 'r'), openSync(output, 'w')];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: [...stdio, 'pipe'] });
    stdio.forEach(closeSync);
    let errors = '';
    const watch = killWhenIdle(child, output);
    child.stderr?.on('data', (data: Buffer) => {
      errors += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      const reports = readFileSync(output, 'utf8').split('\n').slice(0, -1);
      rmSync(place, { recursive: true });
      const exit = `the process ended: ${signal ?? code} ${errors.slice(-2000)}`;
      const ending = signal === 'SIGKILL' ? `hung: no answer for ${silence} ms` : exit;
      resolve({ reports: reports.map((text) => JSON.parse(text)), ending });
    });
  });
}

function killWhenIdle(child: ChildProcess, output: string): NodeJS.Timeout {
  let [size, since] = [0, Date.now()];
  return setInterval(() => {
    const now = statSync(output).size;
    if (now !== size) [size, since] = [now, Date.now()];
    if (Date.now() - since > silence) child.kill('SIGKILL');
  }, 200);
}

/** The scenarios that the child completed, and the one during which it ended. */
function collect(
  scenarios: readonly Texts[],
  reports: readonly Report[],
  ending: string,
): [string, Outcomes][] {
  const found: [string, Outcomes][] = [];
  for (const { name, lines } of scenarios) {
    const own = reports.filter(({ scenario }) => scenario === name).map((report) => report.outcome);
    const [setup, ...outcomes] = own;
    const complete = outcomes.length === lines.length || setup?.['raise'] !== undefined;
    if (setup !== undefined && complete) {
      found.push([name, { setup, lines: outcomes }]);
      continue;
    }
    const cut: Outcome = { ended: ending };
    found.push([name, { setup: setup ?? cut, lines: setup ? [...outcomes, cut] : [] }]);
    break;
  }
  return found;
}
