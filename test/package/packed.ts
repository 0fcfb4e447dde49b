/** The package as it is published, and projects that have it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Packs it into a folder. Returns the path of the tarball. */
export function pack(folder: string): string {
  // dist/ is built by now; its own build would take it away under the tests that run beside.
  const out = execFileSync('npm', ['pack', root, '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const [{ filename }] = JSON.parse(out) as [{ filename: string }];
  return join(folder, filename);
}

/** Lays a tarball out in the node_modules of a project. Returns where it lies there. */
export function unpack(tarball: string, project: string): string {
  const installed = join(project, 'node_modules', 'pysocket');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  return installed;
}

/** The environment, without what would be loaded instead of the package's own binary. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PYSOCKET_NATIVE: _native, NODE_PATH: _path, ...env } = process.env;
  return env;
}
