// Tests the package on other runtimes and on each Node: `npm run test:runtimes`. They are installed from npm
// into a separate folder. PYSOCKET_BUN and PYSOCKET_DENO name others to test besides the oldest and newest.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installInto } from './npm-install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules', '.runtimes');
const machine = `${process.platform}-${process.arch}`;

/** Packages that contain only this platform's program, and the versions to test. */
const RUNTIMES = {
  node: { package: `node-${machine}`, path: 'bin/node', versions: ['20', '22', '24', '26'] },
  // The oldest version that README supports, and the newest.
  bun: { package: `@oven/bun-${machine}`, path: 'bin/bun', versions: ['1.3.0', 'latest'] },
  deno: {
    package: `@deno/${machine}${process.platform === 'linux' ? '-glibc' : ''}`,
    path: 'deno',
    versions: ['2.6.0', 'latest'],
    flags: ['run', '-A'],
  },
};

function versionOf(command) {
  const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? null) : null;
}

function installed(name, version) {
  return join(folder, 'node_modules', `${name}-${version}`, RUNTIMES[name].path);
}

/**
 * A runtime that is already available: the one that the environment names, the newest installed one, or the
 * one on the PATH.
 * @param {'bun' | 'deno'} name
 */
export function findRuntime(name) {
  const named = process.env[`PYSOCKET_${name.toUpperCase()}`];
  for (const command of [named, installed(name, 'latest'), name]) {
    const version = command ? versionOf(command) : null;
    if (version !== null) return { command, version };
  }
  return null;
}

/** All runtimes to test: [name, command, environment]. */
function runtimes() {
  const all = Object.entries(RUNTIMES).flatMap(([name, { package: from, versions }]) =>
    versions.map((version) => ({
      name,
      version,
      from: `${name}-${version}@npm:${from}@${version}`,
    })),
  );
  const missing = all.filter(({ name, version }) => !existsSync(installed(name, version)));
  // Install all of them at once, because npm removes whatever it was not asked for.
  if (missing.length > 0)
    installInto(
      folder,
      all.map(({ from }) => from),
    );
  const installedOnes = all.map(({ name, version }) => [name, installed(name, version), {}]);
  const named = ['bun', 'deno'].flatMap((name) => {
    const command = process.env[`PYSOCKET_${name.toUpperCase()}`];
    return command ? [[name, command, {}]] : [];
  });
  const portable = ['node', process.execPath, { PYSOCKET_ENGINE: 'thread' }];
  return [...installedOnes, portable, ...named];
}

/**
 * On Bun and Deno, the storm includes only workers that load the package: Deno does not end the loop of a
 * terminated worker, and older versions of both do not end such a worker at all.
 */
const LOADERS = ['loads the package', 'loads both flavours'];

/** The programs for a runtime: [what it shows, the file, its arguments, the exit code]. */
function programs(name, command) {
  const dist = join(root, 'dist');
  const storm = join(root, 'test/lifecycle/storm/terminate.cjs');
  const plans = name === 'node' ? ['1', '1'] : ['1', '5', ...LOADERS];
  const all = [
    ['the program of every runtime', join(root, 'test/runtimes/program.mjs'), [], 0],
    ['process.exit() while calls wait', join(root, 'test/runtimes/program.mjs'), ['exit'], 7],
    ['evaluated again and again', join(root, 'test/runtimes/reload.cjs'), [dist], 0],
    ['workers terminated at random instants', storm, [dist, ...plans], 0],
  ];
  const [oldest] = RUNTIMES[name].versions;
  if (name === 'node' || command !== installed(name, oldest)) return all;
  console.log('  not run: the storm, since its terminate() does not end a loop');
  return all.slice(0, -1);
}

function main() {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  let failed = 0;
  for (const [name, command, env] of runtimes()) {
    console.log(`${name} ${versionOf(command)}${env.PYSOCKET_ENGINE ? ', portable wake-up' : ''}`);
    for (const [title, file, args, code] of programs(name, command)) {
      const { status, signal, stdout, stderr } = spawnSync(
        command,
        [...(RUNTIMES[name].flags ?? []), file, ...args],
        { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 180_000 },
      );
      const passed = status === code;
      const count = /(\d+) passed|(\d+) evaluations|"workers":(\d+)/.exec(stdout);
      const number = count?.slice(1).find((one) => one !== undefined);
      console.log(`  ${passed ? 'passed' : 'FAILED'}: ${title}${number ? ` (${number})` : ''}`);
      if (!passed)
        console.error(`${status ?? signal}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
      if (!passed) failed++;
    }
  }
  console.log(`${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
