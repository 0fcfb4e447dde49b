/** A project that has installed the packed package and compiles programs against its types. */
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { unpack } from './packed.js';

const root = join(__dirname, '..', '..');
const modules = join(root, 'node_modules');
const programs = join(__dirname, 'consumers');

/** A module resolution, and the settings of a project that uses it. */
export interface Resolution {
  readonly moduleResolution: string;
  readonly module: string;
  /** The kinds of programs that make sense with it. */
  readonly extensions: readonly string[];
  readonly lib?: readonly string[];
  /** True if the project does not set `esModuleInterop`. */
  readonly plain?: boolean;
}

const LIB = ['es2023', 'esnext.disposable'];

export class Consumer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pysocket-consumer-'));

  /** `types` is the package in node_modules with the version of `@types/node` to use. */
  constructor(tarball: string, types: string) {
    unpack(tarball, this.folder);
    mkdirSync(join(this.folder, 'node_modules', '@types'));
    symlinkSync(join(modules, types), join(this.folder, 'node_modules', '@types', 'node'));
    writeFileSync(join(this.folder, 'package.json'), '{"private": true}');
    for (const name of readdirSync(programs)) {
      copyFileSync(join(programs, name), join(this.folder, name));
      // The same program, as an ES module.
      if (name.endsWith('.ts')) {
        copyFileSync(join(programs, name), join(this.folder, name.replace(/ts$/, 'mts')));
      }
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  private filesOf({ extensions }: Resolution): string[] {
    return readdirSync(this.folder).filter((name) => extensions.includes(extname(name)));
  }

  private options({ moduleResolution, module, lib = LIB, plain = false }: Resolution): object {
    return {
      ...{ module, moduleResolution, lib, ...(plain ? {} : { esModuleInterop: true }) },
      ...{ strict: true, target: 'es2022', types: ['node'], declaration: true, outDir: 'out' },
    };
  }

  /** This version of TypeScript's diagnostics for the programs and the package's declarations. */
  check(resolution: Resolution): string[] {
    const { options, errors } = ts.convertCompilerOptionsFromJson(
      this.options(resolution),
      this.folder,
    );
    const names = this.filesOf(resolution).map((name) => join(this.folder, name));
    const program = ts.createProgram(names, options, sharingHost(options));
    const found = [
      ...errors,
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
    ];
    for (const file of program.getSourceFiles()) {
      // Node's own declarations are not this package's concern.
      if (!file.fileName.startsWith(this.folder)) continue;
      found.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file));
      if (!file.isDeclarationFile) found.push(...program.getDeclarationDiagnostics(file));
    }
    return found.map((each) => this.textOf(each));
  }

  private textOf({ file, start, messageText }: ts.Diagnostic): string {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : 0;
    const place =
      file === undefined ? '' : `${file.fileName.slice(this.folder.length)}:${line + 1}`;
    return `${place} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  }

  /** The output of another version, run as a command, since TypeScript's programming interface changes. */
  async run(typescript: string, resolution: Resolution): Promise<string> {
    const config = `tsconfig.${resolution.moduleResolution}.json`;
    const compilerOptions = this.options(resolution);
    this.write(config, JSON.stringify({ compilerOptions, files: this.filesOf(resolution) }));
    const tsc = join(modules, typescript, 'bin', 'tsc');
    const run = promisify(execFile)(process.execPath, [tsc, '-p', config], { cwd: this.folder });
    return run.then(
      ({ stdout }) => stdout,
      (error: { stdout: string; message: string }) => error.stdout || error.message,
    );
  }
}

const parsed = new Map<string, ts.SourceFile | undefined>();

/** Shares the declarations of the language and of Node among programs, since they are most of the parsing. */
function sharingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getSourceFile(name, languageVersion, ...rest) {
      if (!name.startsWith(modules)) return host.getSourceFile(name, languageVersion, ...rest);
      if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, languageVersion, ...rest));
      return parsed.get(name);
    },
  };
}
