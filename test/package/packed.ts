/** The package as it is published, and projects that install it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Packs the package into a folder. Returns the path of the tarball. */
export function pack(folder: string): string {
  // dist/ is already built. Building it again would remove it while other tests run.
  const out = execFileSync('npm', ['pack', root, '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const [{ filename }] = JSON.parse(out) as [{ filename: string }];
  return join(folder, filename);
}

/** Unpacks a tarball into the node_modules of a project. Returns the path there. */
export function unpack(tarball: string, project: string): string {
  const installed = join(project, 'node_modules', 'pysocket');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  return installed;
}

/** The environment without the variables that would replace the package's own binary. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PYSOCKET_NATIVE: _native, NODE_PATH: _path, ...env } = process.env;
  return env;
}
