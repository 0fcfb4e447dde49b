/** Builds the preloaded library and its control addon with gcc, into a directory that is removed at exit. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Built {
  readonly preload: string;
  readonly control: string;
  readonly profiles: string;
}

export function build(sources: string): Built {
  const headers = createRequire(__filename)('node-api-headers') as { include_dir: string };
  const directory = mkdtempSync(join(tmpdir(), 'faults-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  const built = {
    preload: join(directory, 'faults.so'),
    control: join(directory, 'control.node'),
    profiles: join(directory, 'profiles'),
  };
  // A tail call would hide the function that made it.
  const options = ['-shared', '-fPIC', '-O1', '-fno-optimize-sibling-calls', '-Wall', '-Werror'];
  const compile = (output: string, ...files: string[]): void => {
    const paths = files.map((file) => join(sources, file));
    const rest = [`-I${headers.include_dir}`, '-o', output, '-ldl', '-pthread'];
    execFileSync('gcc', [...options, ...paths, ...rest], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  };
  compile(built.preload, 'faults.c', 'traffic.c');
  compile(built.control, 'control.c');
  return built;
}
