// The package on other runtimes: `npm run test:runtimes`. Bun and Deno are taken from the PATH, from
// PYSOCKET_BUN and PYSOCKET_DENO, or installed from npm into a folder of their own.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installInto } from './npm-install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The packages that hold nothing but the program of this platform. */
const PACKAGES = {
  bun: { name: `@oven/bun-${process.platform}-${process.arch}`, path: 'bin/bun' },
  deno: {
    name: `@deno/${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}`,
    path: 'deno',
  },
};

function versionOf(command) {
  const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? null) : null;
}

const folder = join(root, 'node_modules', '.runtimes');

function installed(name) {
  return join(folder, 'node_modules', PACKAGES[name].name, PACKAGES[name].path);
}

/**
 * A runtime that is there already.
 * @param {'bun' | 'deno'} name
 */
export function findRuntime(name) {
  const candidates = [process.env[`PYSOCKET_${name.toUpperCase()}`], installed(name), name];
  for (const command of candidates) {
    const version = command ? versionOf(command) : null;
    if (version !== null) return { command, version };
  }
  return null;
}

function main() {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  const missing = ['bun', 'deno'].filter((name) => findRuntime(name) === null);
  if (missing.length > 0) {
    installInto(
      folder,
      missing.map((name) => PACKAGES[name].name),
    );
  }
  const program = join(root, 'test/runtimes/program.mjs');
  const runtimes = [
    { name: 'Node', version: process.versions.node, command: [process.execPath] },
    {
      name: 'Node, portable wake-up',
      version: process.versions.node,
      command: [process.execPath],
      env: { PYSOCKET_ENGINE: 'thread' },
    },
  ];
  for (const [name, flags] of [
    ['bun', []],
    ['deno', ['run', '-A']],
  ]) {
    const found = findRuntime(name);
    if (found === null) throw new Error(`${name} cannot be run`);
    runtimes.push({ name, version: found.version, command: [found.command, ...flags] });
  }
  let failed = false;
  for (const { name, version, command, env } of runtimes) {
    console.log(`${name} ${version}`);
    const [executable, ...flags] = command;
    const options = { stdio: 'inherit', env: { ...process.env, ...env }, timeout: 60_000 };
    const { status, signal } = spawnSync(executable, [...flags, program], options);
    const exit = spawnSync(executable, [...flags, program, 'exit'], options);
    if (exit.status !== 7)
      console.error(`  process.exit(7) while calls wait: ${exit.status ?? exit.signal}`);
    else console.log('  process.exit() while calls wait');
    if (status !== 0) console.error(`  failed: ${status ?? signal}`);
    failed ||= status !== 0 || exit.status !== 7;
  }
  process.exit(failed ? 1 : 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
