// Tests the package as this machine would install it: `npm run test:shipped -- TARGET`. It is packed, laid
// out in a project, and used there. The loader must choose the target's binary by itself. The checkout's own
// build is out of reach, so this test is meaningful on machines without a compiler, too.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm-install.mjs';
import { binaryOf, targetNamed } from './targets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { PYSOCKET_NATIVE: _, ...env } = process.env;

function run(folder, command, ...args) {
  const ended = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', timeout: 180_000 });
  if (ended.status === 0) return ended.stdout;
  const how = ended.error?.message ?? ended.status ?? ended.signal;
  throw new Error(`${[command, ...args].join(' ')}: ${how}\n${ended.stdout}${ended.stderr}`);
}

/** Creates a project that has the package, with a program in it. */
function layOut(folder) {
  const pack = ['pack', root, '--json', '--ignore-scripts'];
  const [{ filename }] = JSON.parse(run(folder, ...npm(), ...pack));
  const installed = join(folder, 'node_modules', 'pysocket');
  mkdirSync(installed, { recursive: true });
  run(folder, 'tar', '-xzf', filename, '-C', installed, '--strip-components=1');
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  // The program's workers load the package by a relative path.
  mkdirSync(join(installed, 'test', 'runtimes'), { recursive: true });
  const program = join(installed, 'test', 'runtimes', 'program.mjs');
  copyFileSync(join(root, 'test/runtimes/program.mjs'), program);
  return program;
}

function loaded(folder) {
  const source = `
    require('pysocket');
    const { sharedObjects } = process.report.getReport();
    console.log(sharedObjects.filter((path) => path.endsWith('.node')).join());`;
  return run(folder, process.execPath, '-e', source).trim();
}

const [name = ''] = process.argv.slice(2);
const file = binaryOf(targetNamed(name));
execFileSync(process.execPath, ['scripts/build-ts.mjs'], { cwd: root, stdio: 'inherit' });
const folder = mkdtempSync(join(tmpdir(), 'pysocket-shipped-'));
try {
  const program = layOut(folder);
  const path = loaded(folder);
  if (!path.endsWith(file)) throw new Error(`the loader chose ${path}`);
  console.log(run(folder, process.execPath, program).trim());
  console.log(`Node ${process.version}, ${file}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
