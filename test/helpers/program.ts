/** Programs that run in their own process and make their own assertions. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { patience } from './sanitizers.js';

export interface Run {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** Runs node, and kills it if it exceeds the limit. */
export async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
  seconds = 25,
): Promise<Run> {
  const child = spawn(process.execPath, args, {
    cwd: __dirname,
    // A program that itself runs tests must not mistake itself for a worker of this run.
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1000 * patience,
    killSignal: 'SIGKILL',
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, out, err };
}
