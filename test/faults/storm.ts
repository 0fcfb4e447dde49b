/** Storms of signals while bytes move in both directions and are counted. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { profiling, type Setting } from './runner.js';

interface Report {
  readonly sent: number;
  readonly delivered: Readonly<Record<string, number>>;
  readonly interrupted: number;
  readonly calls: number;
  readonly bytes: number;
  readonly troubles: readonly string[];
}

/** Milliseconds that a storm may take beyond its duration. */
const PATIENCE = 30_000;

function storm(setting: Setting, flavour: string, seed: number, seconds: number): Promise<Report> {
  const { dist, control, preload, programs } = setting;
  const program = join(programs, 'storm.mjs');
  const numbers = [String(seed), String(seconds)];
  const args = [...profiling(setting), program, dist, control, flavour, ...numbers];
  const child = spawn(process.execPath, args, { env: { ...process.env, LD_PRELOAD: preload } });
  const limit = setTimeout(() => child.kill('SIGKILL'), seconds * 1000 + PATIENCE);
  let out = '';
  let complaints = '';
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (complaints += String(text)));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      if (code === 0) return void resolve(JSON.parse(out) as Report);
      const end = `ended with ${String(signal ?? code)} ${complaints.slice(-1000)}`;
      const nothing = { sent: 0, delivered: {}, interrupted: 0, calls: 0, bytes: 0 };
      resolve({ ...nothing, troubles: [end] });
    });
  });
}

/** Runs the storms. Returns the number that failed. */
export async function storms(setting: Setting, seed: number, seconds: number): Promise<number> {
  let failures = 0;
  for (const profiles of [undefined, setting.profiles]) {
    const { profiles: _, ...plain } = setting;
    const chosen = profiles === undefined ? plain : { ...plain, profiles };
    const flavours = ['blocking', 'promises'];
    const reports = await Promise.all(
      flavours.map((flavour) => storm(chosen, flavour, seed, seconds)),
    );
    for (const [index, report] of reports.entries()) {
      const { sent, delivered, interrupted, calls, bytes, troubles } = report;
      const all = Object.values(delivered).reduce((sum, count) => sum + count, 0);
      console.log(
        `storm, ${flavours[index] ?? ''}${profiles === undefined ? '' : ' under --cpu-prof'}: ` +
          `${sent} signals sent, ${all} heard of, ${interrupted} of ${calls} calls interrupted, ` +
          `${(bytes / 1e6).toFixed(0)} MB accounted for`,
      );
      const again = `npm run test:faults -- --storms --seed ${seed} --seconds ${seconds}`;
      for (const trouble of troubles) console.log(`FAILED ${trouble}\n    ${again}`);
      if (troubles.length > 0) failures++;
    }
  }
  return failures;
}
