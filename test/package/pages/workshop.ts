/** A folder that holds the pages' programs, as in a project that has installed the package. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { type Ended, Running } from '../../helpers/child.js';
import { findInterpreter } from '../../parity/interpreter.js';
import type { Page, Program } from './blocks.js';

const root = join(__dirname, '..', '..', '..');
/** Seconds; far more than any program takes. */
const SECONDS = 20;

/** Strict, as in a carefully configured project. */
const OPTIONS = {
  ...{ module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022', types: ['node'] },
  ...{ lib: ['es2023', 'esnext.disposable'], strict: true, noUncheckedIndexedAccess: true },
  ...{ exactOptionalPropertyTypes: true, skipLibCheck: true },
};

/** The Python interpreter; undefined if there is none. */
export const python = findInterpreter();

export class Workshop {
  private readonly folder = mkdtempSync(join(realpathSync(tmpdir()), 'pysocket-pages-'));
  private readonly wrong = new Map<string, string[]>();

  /** Writes the programs out, those of a page side by side, and compiles the TypeScript ones. */
  constructor(programs: readonly Program[]) {
    const modules = join(this.folder, 'node_modules');
    mkdirSync(modules);
    symlinkSync(root, join(modules, 'pysocket'));
    for (const name of ['@types', 'esbuild']) {
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
    writeFileSync(join(this.folder, 'package.json'), '{"private": true, "type": "module"}');
    for (const program of programs) {
      mkdirSync(this.folderOf(program.page), { recursive: true });
      writeFileSync(this.pathOf(program), program.text);
    }
    this.compile(programs.filter(({ language }) => language === 'ts'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private folderOf(page: Page): string {
    return join(this.folder, basename(page, '.md'));
  }

  private pathOf({ page, name }: Program): string {
    return join(this.folderOf(page), name);
  }

  private compile(programs: readonly Program[]): void {
    const { options, errors } = ts.convertCompilerOptionsFromJson(OPTIONS, this.folder);
    const compiled = ts.createProgram(
      programs.map((each) => this.pathOf(each)),
      options,
    );
    const { diagnostics } = compiled.emit();
    for (const found of [...errors, ...ts.getPreEmitDiagnostics(compiled), ...diagnostics]) {
      const path = found.file?.fileName ?? '';
      const text = ts.flattenDiagnosticMessageText(found.messageText, '\n');
      this.wrong.set(path, [...(this.wrong.get(path) ?? []), text]);
    }
  }

  /** The compiler's errors for a program, and for the options. */
  errorsOf(program: Program): string[] {
    return [...(this.wrong.get(this.pathOf(program)) ?? []), ...(this.wrong.get('') ?? [])];
  }

  start(program: Program): Running {
    const path = this.pathOf(program);
    const { command, args } = commandOf(program.language, path);
    return new Running(command, args, { cwd: this.folderOf(program.page), seconds: SECONDS });
  }

  /** Starts a program, lets its company meet it, and waits for its end. */
  async run(program: Program, company?: Company): Promise<Ended> {
    const running = this.start(program);
    await company?.meet(running);
    return running.end();
  }
}

/** Whatever a program needs that does not end by itself. */
export interface Company {
  /** Acts on the program: connects as a client, or sends a signal. */
  meet(running: Running): Promise<void>;
  /** How the program then ends, if not like other programs. */
  readonly ends?: Readonly<Partial<Record<keyof Ended, unknown>>>;
}

function commandOf(language: string, path: string): { command: string; args: string[] } {
  if (language !== 'python') {
    return { command: process.execPath, args: [path.replace(/\.ts$/, '.js')] };
  }
  if (python === undefined) throw new Error('there is no Python');
  return { command: python.path, args: ['-B', path] };
}
