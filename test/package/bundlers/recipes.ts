/** Bundles a program as docs/operating.md says, in a project that has installed the packed package. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { blocksOf, type Page } from '../pages/blocks.js';
import { plainEnvironment, unpack } from '../packed.js';

const PAGE: Page = 'docs/operating.md';
const modules = join(__dirname, '..', '..', '..', 'node_modules');

export const EXPECTED = readFileSync(join(__dirname, 'program.txt'), 'utf8');

/** The block of the page whose first line begins with this text. */
export function recipe(beginning: string): string {
  const block = blocksOf(PAGE).find(({ firstLine }) => firstLine.startsWith(beginning));
  if (block === undefined) throw new Error(`${PAGE} has no block that begins with ${beginning}`);
  return block.text;
}

/** Writes a program of the page into a project. */
export function writeRecipe(project: string, name: string): void {
  writeFileSync(join(project, name), recipe(`// ${name}`));
}

/** Sets up a project that has installed the package and these bundlers, with the page's program. */
export function layOut(project: string, tarball: string, bundlers: readonly string[]): void {
  unpack(tarball, project);
  for (const bundler of bundlers) {
    symlinkSync(join(modules, bundler), join(project, 'node_modules', bundler));
  }
  writeFileSync(join(project, 'package.json'), '{"private": true}');
  copyFileSync(join(__dirname, 'program.mjs'), join(project, 'stop.mjs'));
}

/**
 * Gives a project its own copy of a bundler. ncc stores code compiled by V8 beside itself, and a different
 * Node crashes when it loads that. With a link, ncc would store it in this package's node_modules, where the
 * next Node under test would find it.
 */
export function installCopy(project: string, bundler: string): void {
  const copy = join(project, 'node_modules', bundler);
  cpSync(realpathSync(join(modules, bundler)), copy, { recursive: true });
  const { bin } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
  };
  const commands = join(project, 'node_modules', '.bin');
  mkdirSync(commands);
  for (const [name, file] of Object.entries(bin))
    symlinkSync(join(copy, file), join(commands, name));
}

/** Runs a command as if the project had installed everything that it names. */
export function run(folder: string, command: string, ...args: string[]): string {
  const env = plainEnvironment();
  const commands = [folder, join(modules, '..')].map((at) => join(at, 'node_modules', '.bin'));
  const PATH = [dirname(process.execPath), ...commands, env.PATH].join(delimiter);
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...env, PATH },
  });
}

/** Runs lines of the page without `npx`, which would search the project and then the registry. */
export function shell(project: string, lines: string): void {
  run(project, 'sh', '-euc', lines.replace(/^npx /gm, ''));
}

/** The name that the package uses for this machine. */
export const TARGET = targetHere();

function targetHere(): string {
  const here = `${process.platform}-${process.arch}`;
  if (process.platform !== 'linux') return here;
  const { header } = process.report.getReport() as { header: object };
  return `${here}-${'glibcVersionRuntime' in header ? 'glibc' : 'musl'}`;
}

/** Bun, which npm does not install: the one that the environment names, or the one on the PATH. */
export const bun = findBun();

function findBun(): string | null {
  const command = process.env.PYSOCKET_BUN ?? 'bun';
  if (spawnSync(command, ['--version']).status === 0) return command;
  console.log('There is no Bun to build an executable with: npm run test:bundlers installs one.');
  return null;
}
