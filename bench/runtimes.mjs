// @ts-check
// Other runtimes of JavaScript: on the PATH, or where PYSOCKET_BUN says.
import { spawnSync } from 'node:child_process';

/**
 * @param {'bun' | 'deno'} name
 * @returns {{ command: string, version: string } | null}
 */
export function findRuntime(name) {
  const command = process.env[`PYSOCKET_${name.toUpperCase()}`] ?? name;
  const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  const version = status === 0 ? /\d+\.\d+\.\d+/.exec(stdout)?.[0] : undefined;
  return version === undefined ? null : { command, version };
}
