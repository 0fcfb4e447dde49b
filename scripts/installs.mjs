// Installs the packed package with each package manager, with scripts disabled, and then uses it:
// `npm run test:installs`. The managers are installed from npm into a separate folder.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installInto } from './npm-install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tools = join(root, 'node_modules', '.installs');
const machine = `${process.platform}-${process.arch}`;

/** The packages, by the name under which each is installed. */
const PACKAGES = {
  'npm-11': 'npm@11',
  'npm-12': 'npm@12',
  pnpm: 'pnpm@latest',
  yarn: '@yarnpkg/cli-dist@4',
  bun: `@oven/bun-${machine}@latest`,
  // npm 12 does not run on Node 20.
  'node-24': `node-${machine}@24`,
};

const at = (...path) => join(tools, 'node_modules', ...path);
const NODE = process.execPath;
const NODE_24 = at('node-24', 'bin', 'node');
const PROGRAM = 'program.mjs';

const YARN = 'enableScripts: false\nenableNetwork: false\nenableTelemetry: false\n';

/**
 * @typedef {object} Manager
 * @property {string} name
 * @property {string[]} command
 * @property {string[]} flags of `install`
 * @property {Record<string, string>} [files] additional files of the project
 * @property {string[]} [runs] the command that runs the program, if not this Node
 */

/** @type {readonly Manager[]} */
const MANAGERS = [
  npm('npm 11', NODE, 'npm-11'),
  npm('npm 12', NODE_24, 'npm-12'),
  { name: 'pnpm', command: [NODE, at('pnpm', 'bin', 'pnpm.mjs')], flags: ['--ignore-scripts'] },
  yarn('yarn, PnP', 'pnp', [NODE, at('yarn', 'bin', 'yarn.js'), 'node']),
  yarn('yarn, node_modules', 'node-modules', [NODE]),
  bun('bun', [NODE]),
  bun('bun, run by Bun', [at('bun', 'bin', 'bun')]),
];

function npm(name, node, folder) {
  return { name, command: [node, at(folder, 'bin', 'npm-cli.js')], flags: ['--ignore-scripts'] };
}

function yarn(name, linker, runs) {
  // An empty lockfile marks the root of the project, whatever is in the folders above.
  const files = { '.yarnrc.yml': `${YARN}nodeLinker: ${linker}\n`, 'yarn.lock': '' };
  return { name, command: [NODE, at('yarn', 'bin', 'yarn.js')], flags: [], files, runs };
}

function bun(name, runs) {
  return { name, command: [at('bun', 'bin', 'bun')], flags: ['--ignore-scripts'], runs };
}

/** The managers use temporary folders for their caches, and no network. */
function environment(folder) {
  // This command may itself be run by npm, whose settings must not affect the other managers.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|YARN_|BUN_|PYSOCKET_)/i.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    // With CI set, Yarn and pnpm require a complete lockfile.
    CI: '',
  };
}

function run([command, ...args], cwd, env) {
  const ended = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: 120_000 });
  if (ended.status === 0) return ended.stdout;
  throw new Error(`${[command, ...args].join(' ')}\n${ended.stdout}${ended.stderr}`);
}

/** Installs the tarball in a new project and runs the program there. @param {Manager} manager */
function attempt({ command, flags, files = {}, runs = [NODE] }, folder, tarball) {
  const project = mkdtempSync(join(folder, 'project-'));
  const dependencies = { pysocket: `file:${tarball}` };
  // From the type, Yarn knows that PnP must handle `import` as well.
  const manifest = { name: 'project', version: '1.0.0', type: 'module', dependencies };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
  copyFileSync(join(root, 'test/package/bundlers', PROGRAM), join(project, PROGRAM));
  const env = environment(folder);
  run([...command, 'install', ...flags], project, env);
  const out = run([...runs, PROGRAM], project, env);
  const expected = readFileSync(join(root, 'test/package/bundlers/program.txt'), 'utf8');
  if (out !== expected) throw new Error(`it printed\n${out}`);
}

function main() {
  const names = Object.keys(PACKAGES);
  if (!names.every((name) => existsSync(at(name)))) {
    installInto(
      tools,
      names.map((name) => `${name}@npm:${PACKAGES[name]}`),
      // npm 12 reports that it does not support this Node.
      ['--force'],
    );
  }
  execFileSync(NODE, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'pysocket-installs-'));
  let failed = 0;
  try {
    const pack = ['pack', root, '--json', '--ignore-scripts'];
    const [{ filename }] = JSON.parse(run([...npm('', NODE, 'npm-11').command, ...pack], folder));
    for (const manager of MANAGERS) {
      const version = run([...manager.command, '--version'], folder, environment(folder)).trim();
      try {
        attempt(manager, folder, join(folder, filename));
        console.log(`${manager.name.padEnd(20)} ${version.padEnd(10)} passed`);
      } catch (error) {
        failed++;
        console.log(`${manager.name.padEnd(20)} ${version.padEnd(10)} FAILED\n${error.message}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

main();
