/**
 * An isolated machine for a process, made of namespaces: its host name, hosts file, name server,
 * services and protocols are those of ./machine, and its network is a loopback. What a test changes
 * or asks there stays there.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { preludeOf } from './child.js';

const NAMESPACES = ['--mount', '--uts', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
const preload = process.env.LD_PRELOAD ?? '';
const start = ['-u', 'LD_PRELOAD', `PYSOCKET_PRELOAD=${preload}`, 'unshare'];
const enter = [
  ...start,
  ...NAMESPACES,
  'sh',
  join(__dirname, 'machine', 'enter.sh'),
  process.execPath,
];

/** Why no such machine can be made, or null if it can. */
export const noMachine: string | null = reasonAgainst();

function reasonAgainst(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux has one';
  const { status, stderr, error } = spawnSync('env', [...enter, 'true'], { encoding: 'utf8' });
  return status === 0 ? null : (error?.message ?? stderr);
}

/** Wraps a command so that it runs on a machine of its own. */
export function onMachine(command: readonly string[]): string[] {
  return ['env', ...enter, ...command];
}

/**
 * Runs the statements of an async function on a machine of its own and returns what they print as
 * JSON. They have `socket` and `say`.
 */
export function saysOnMachine(
  source: string,
  path: Parameters<typeof preludeOf>[0] = 'pysocket',
): unknown {
  const program = `${preludeOf(path)} (async () => { ${source} })();`;
  const [command = '', ...args] = onMachine([process.execPath, '-e', program]);
  const options = { cwd: __dirname, encoding: 'utf8', timeout: 30_000 } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  if (status !== 0) throw new Error(`ended with ${status}: ${stdout}${stderr}`);
  return JSON.parse(stdout);
}
