import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A Python interpreter that can run the scenarios. */
export interface Interpreter {
  readonly path: string;
  /** Major and minor version number. */
  readonly version: readonly [number, number];
}

const oldest = 11;
const reference = 13;

/** PYSOCKET_PYTHON if set; otherwise 3.13 if it is installed, or else the newest suitable version. */
export function findInterpreter(): Interpreter | undefined {
  const chosen = process.env['PYSOCKET_PYTHON'];
  const paths = chosen === undefined ? [...onPath(), ...underPyenv()] : [chosen];
  const usable = paths.flatMap(interpreterAt).filter(({ version }) => isUsable(version));
  return usable.sort((left, right) => rank(right) - rank(left))[0];
}

function isUsable([major, minor]: readonly [number, number]): boolean {
  return major === 3 && minor >= oldest;
}

function rank({ version: [, minor] }: Interpreter): number {
  return minor === reference ? Number.POSITIVE_INFINITY : minor;
}

function onPath(): string[] {
  const names = ['python3', ...[15, 14, 13, 12, 11].map((minor) => `python3.${minor}`)];
  const places = (process.env['PATH'] ?? '').split(delimiter);
  return places.flatMap((place) => names.map((name) => join(place, name)));
}

function underPyenv(): string[] {
  const root = process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv');
  const versions = join(root, 'versions');
  if (!existsSync(versions)) return [];
  return readdirSync(versions).map((version) => join(versions, version, 'bin', 'python3'));
}

function interpreterAt(path: string): Interpreter[] {
  if (!existsSync(path)) return [];
  try {
    const code = 'import sys; print(*sys.version_info[:2])';
    const options = { encoding: 'utf8', timeout: 10_000, stdio: 'pipe' } as const;
    const [major = 0, minor = 0] = execFileSync(path, ['-c', code], options).split(' ').map(Number);
    return [{ path, version: [major, minor] }];
  } catch {
    return [];
  }
}
