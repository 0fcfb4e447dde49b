/** Runs the jobs of one mode in a process. If it hangs or dies, a new one runs the remaining jobs. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Job, type Mode, type Result, toProgram } from './jobs.js';

export interface Setting {
  readonly preload: string;
  readonly control: string;
  readonly dist: string;
  readonly programs: string;
  readonly python: string | undefined;
  /** The folder for a CPU profile, if there is to be one. */
  readonly profiles?: string;
}

export function profiling({ profiles }: Setting): string[] {
  return profiles === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profiles];
}

/** Milliseconds without output after which a job is taken to hang. */
const PATIENCE = 15_000;
const HUNG: Result = { outcome: { hung: true }, injected: 1, seen: {}, troubles: [] };

function commandOf(setting: Setting, mode: Mode): [string, string[], string] {
  const { python, dist, control, programs } = setting;
  if (mode === 'python') {
    return [python ?? 'python3', [join(programs, 'run.py')], '_socket.,select.,python3,libpython'];
  }
  const flavour = mode === 'promises' ? 'promises' : 'blocking';
  const place = mode === 'worker' ? 'worker' : 'main';
  const options = ['--no-warnings', ...profiling(setting)];
  const args = [...options, join(programs, 'run.mjs'), dist, control, flavour, place];
  return [process.execPath, args, 'pysocket.node'];
}

interface Line extends Partial<Result> {
  readonly begins?: string;
  readonly id?: string;
}

export async function runJobs(
  setting: Setting,
  mode: Mode,
  jobs: readonly Job[],
): Promise<Map<string, Result>> {
  const results = new Map<string, Result>();
  for (const job of jobs.filter(({ scenario }) => scenario.fresh !== undefined)) {
    await runInOne(setting, mode, [job], results);
  }
  await runInOne(
    setting,
    mode,
    jobs.filter(({ scenario }) => scenario.fresh === undefined),
    results,
  );
  return results;
}

/** Runs the jobs in as few processes as possible. */
async function runInOne(
  setting: Setting,
  mode: Mode,
  jobs: readonly Job[],
  results: Map<string, Result>,
): Promise<void> {
  let rest = [...jobs];
  while (rest.length > 0) {
    const ended = await runProcess(setting, mode, rest, results);
    const stuck = rest.find(({ id }) => !results.has(id));
    if (stuck !== undefined && ended !== 'stopped') {
      results.set(stuck.id, ended === 'hung' ? HUNG : { ...HUNG, outcome: {}, troubles: [ended] });
    }
    rest = rest.filter(({ id }) => !results.has(id));
  }
}

/** Runs the process until it ends. Returns how it ended. */
function runProcess(
  setting: Setting,
  mode: Mode,
  jobs: readonly Job[],
  results: Map<string, Result>,
): Promise<string> {
  const [command, args, callers] = commandOf(setting, mode);
  const env = { ...process.env, LD_PRELOAD: setting.preload, FAULTS_CALLERS: callers };
  // A limit low enough that using up all descriptors is quick.
  const limited = ['-c', 'ulimit -n 200 && exec "$0" "$@"', command, ...args];
  const child = spawn('sh', limited, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let hung = false;
  let stopped = false;
  let complaints = '';
  const isLate = (): void => {
    hung = true;
    child.kill('SIGKILL');
  };
  let limit = setTimeout(isLate, PATIENCE);
  child.stderr.on('data', (text) => (complaints += String(text)));
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(jobs.map(toProgram)));
  createInterface({ input: child.stdout }).on('line', (text) => {
    clearTimeout(limit);
    limit = setTimeout(isLate, PATIENCE);
    const { id, begins, ...result } = JSON.parse(text) as Line;
    if (id !== undefined) results.set(id, result as Result);
    // The result of any later job would mean nothing while a call still waits.
    if (result.outcome?.hung !== true) return;
    stopped = true;
    child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      const end = complaints.trim().slice(-2000);
      if (stopped) resolve('stopped');
      resolve(hung ? 'hung' : `the process died: ${String(signal ?? code)} ${end}`);
    });
  });
}
