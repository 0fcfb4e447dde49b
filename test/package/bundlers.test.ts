/**
 * Programs that a bundler has put into one file: they run without node_modules, with the binary that the
 * bundler included or that was shipped beside them. The recipes are those of docs/operating.md.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary.js';
import {
  bun,
  EXPECTED,
  installCopy,
  layOut,
  recipe,
  run,
  shell,
  TARGET,
  writeRecipe,
} from './bundlers/recipes.js';
import { pack } from './packed.js';

const folder = mkdtempSync(join(tmpdir(), 'pysocket-bundlers-'));
let tarball = '';
// A bundler takes seconds, and longer while other tests run.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(() => {
  tarball = pack(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function projectWith(...bundlers: readonly string[]): string {
  const project = temporaryDirectory();
  layOut(project, tarball, bundlers);
  return project;
}

/** Moves the results to another folder and removes everything they were made from. */
function moved(project: string, ...made: readonly string[]): string {
  const elsewhere = temporaryDirectory();
  for (const each of made) cpSync(join(project, each), join(elsewhere, each), { recursive: true });
  rmSync(project, { recursive: true });
  return elsewhere;
}

describe('esbuild', () => {
  it('makes ES modules', () => {
    const project = projectWith('esbuild');
    writeRecipe(project, 'bundle.mjs');
    run(project, process.execPath, 'bundle.mjs');
    const made = moved(project, 'out');
    expect(run(made, process.execPath, 'out/stop.mjs')).toBe(EXPECTED);
  });

  it('makes CommonJS, be it minified', async () => {
    const project = projectWith();
    await build({
      ...{ absWorkingDir: project, entryPoints: ['stop.mjs'], outfile: 'out/stop.cjs' },
      ...{ bundle: true, platform: 'node', minify: true, loader: { '.node': 'copy' } },
    });
    const made = moved(project, 'out');
    expect(run(made, process.execPath, 'out/stop.cjs')).toBe(EXPECTED);
  });
});

it('webpack', () => {
  const project = projectWith('node-loader');
  writeRecipe(project, 'webpack.config.cjs');
  const source = `
    const config = require('./webpack.config.cjs');
    require(${JSON.stringify(require.resolve('webpack'))})(config, (error, stats) => {
      console.log(error ?? stats.toString({ all: false, errors: true, warnings: true }));
    });`;
  expect(run(project, process.execPath, '-e', source).trim()).toBe('');
  const made = moved(project, 'out');
  expect(run(made, process.execPath, 'out/stop.cjs')).toBe(EXPECTED);
});

it('ncc', () => {
  const project = projectWith();
  installCopy(project, '@vercel/ncc');
  const [ncc = ''] = recipe('npx ncc').split('\n');
  shell(project, ncc);
  const made = moved(project, 'out');
  expect(run(made, process.execPath, 'out/index.mjs')).toBe(EXPECTED);
});

it.skipIf(bun === null)("Bun's executable", () => {
  const project = projectWith();
  const [, command = ''] = recipe('npx ncc').split('\n');
  shell(project, command.replace(/^bun /, `${bun} `));
  const made = moved(project, 'stop');
  expect(run(made, join(made, 'stop'))).toBe(EXPECTED);
});

// On macOS, the program would have to be signed again.
it.runIf(process.platform === 'linux')("Node's single executable", () => {
  const project = projectWith();
  writeRecipe(project, 'native.mjs');
  shell(project, recipe('npx esbuild').replaceAll('linux-x64-glibc', TARGET));
  const made = moved(project, 'stop', 'pysocket.node');
  expect(run(made, join(made, 'stop'))).toBe(EXPECTED);
});

describe('a bundle', () => {
  /** A bundle two levels below a world-writable folder. */
  async function below(shared: string, contents: string): Promise<string> {
    const outfile = join(shared, 'app', 'out', 'program.cjs');
    await build({
      stdin: { contents, resolveDir: projectWith() },
      ...{ bundle: true, platform: 'node', loader: { '.node': 'copy' }, outfile },
    });
    return outfile;
  }

  it('loads no addon that somebody put into a folder around it', async () => {
    const shared = temporaryDirectory();
    const program = await below(
      shared,
      "require('pysocket'); console.log(process.report.getReport().sharedObjects.join('\\n'))",
    );
    cpSync(join(__dirname, '..', '..', 'build'), join(shared, 'build'), { recursive: true });
    expect(readdirSync(shared).sort()).toEqual(['app', 'build']);
    expect(run(shared, process.execPath, program)).not.toContain(join(shared, 'build'));
  });

  it('leaves the stack of an error that the program throws alone', async () => {
    const program = await below(
      temporaryDirectory(),
      `const socket = require('pysocket');
       const [a] = socket.socketpair();
       const file = { read: function ofTheProgram() { throw new TypeError('mine'); } };
       try { a.sendfile(file); } catch ({ stack }) { console.log(stack); }`,
    );
    expect(run(folder, process.execPath, program)).toMatch(
      /^TypeError: mine\n    at .*ofTheProgram/,
    );
  });
});
