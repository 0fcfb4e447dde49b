/**
 * Every code block of README and of the pages shipped with it. A program runs as it is printed: it exits
 * with 0, writes nothing to stderr, and prints what the comments after its `console.log(...)` or
 * `print(...)` say. A Python program and the one below it print the same. Every other block is listed
 * here, with the reason why it is not run.
 */
import { constants } from 'node:os';
import socket from 'pysocket';
import promises from 'pysocket/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Ended } from '../helpers/child.js';
import {
  anchorsOf,
  type Block,
  blocksOf,
  isProgram,
  linksOf,
  type Page,
  PAGES,
  type Program,
  programOf,
  promised,
  tablesOf,
  withoutPorts,
} from './pages/blocks.js';
import { COMPANY } from './pages/company.js';
import { python, Workshop } from './pages/workshop.js';

interface Unrun {
  readonly page: Page;
  readonly language: string;
  readonly firstLine: string;
  readonly reason: string;
}

const UNRUN: readonly Unrun[] = [
  {
    page: 'README.md',
    language: 'sh',
    firstLine:
      'npm install pysocket    # Node 20 or newer, on Linux, macOS or Windows; nothing is compiled, no script runs',
    reason: 'it asks the registry; tarball.test.ts installs the package',
  },
  {
    page: 'README.md',
    language: 'sh',
    firstLine:
      'npm ci && npm run demo    # builds, then a TCP echo, a UDP and a Unix-socket exchange',
    reason: 'it would build under the tests that run beside; examples/demo.test.ts runs the demo',
  },
  {
    page: 'docs/tracing.md',
    language: 'sh',
    firstLine: 'PYSOCKET_TRACE=1 node program.mjs',
    reason: 'program.mjs stands for any; trace/environment.test.ts has what the variable does',
  },
  {
    page: 'docs/tracing.md',
    language: 'strace',
    firstLine: 'socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, 6) = 19 <0.000013>',
    reason: 'times and numbers differ; trace/strace.test.ts compares such lines with strace',
  },
  {
    page: 'docs/operating.md',
    language: 'console',
    firstLine: '$ NODE_DEBUG=pysocket node program.mjs',
    reason: 'program.mjs stands for any; socket/diagnostics.test.ts has the lines that it prints',
  },
  {
    page: 'docs/operating.md',
    language: 'ini',
    firstLine: '# echo.socket',
    reason: 'units of systemd; socket/listen-fds.test.ts passes sockets as systemd does',
  },
  {
    page: 'docs/operating.md',
    language: 'sh',
    firstLine: 'npx ncc build stop.mjs --out out',
    reason: 'bundlers.test.ts runs it',
  },
  {
    page: 'docs/operating.md',
    language: 'sh',
    firstLine:
      "npx esbuild stop.mjs --bundle --platform=node --inject:./native.mjs '--external:*.node' --outfile=stop.cjs",
    reason: 'bundlers.test.ts runs it',
  },
];

function isUnrun(block: Block, { page, language, firstLine }: Unrun): boolean {
  return block.page === page && block.language === language && block.firstLine === firstLine;
}

const blocks = PAGES.flatMap(blocksOf);
const programs = blocks.filter(isProgram).map(programOf);
const workshop = new Workshop(programs);
afterAll(() => workshop.remove());

/** Prints and returns why a program cannot be run here; null if it can. */
function obstacle({ page, name, language, needs }: Program): string | null {
  let reason: string | null = null;
  if (language === 'python' && python === undefined) reason = 'there is no Python';
  if (needs !== null && process.getuid?.() !== 0) reason = `${needs} is root's`;
  if (reason !== null) console.log(`${page}: ${name} is not run: ${reason}`);
  return reason;
}

const ended = new Map<string, Promise<Ended>>();

/** How a program ends. Runs it only once. */
function end(program: Program): Promise<Ended> {
  const key = keyOf(program);
  const running = ended.get(key) ?? workshop.run(program, COMPANY[key]);
  ended.set(key, running);
  return running;
}

function keyOf({ page, name }: Program): string {
  return `${page} ${name}`;
}

/** Expects these lines in this order, possibly with others between them. */
function expectLines(out: string, lines: readonly string[]): void {
  let rest = withoutPorts(out).split('\n');
  for (const line of lines.map(withoutPorts)) {
    const at = rest.indexOf(line);
    expect(at, `"${line}" in what is printed:\n${out}`).toBeGreaterThanOrEqual(0);
    rest = rest.slice(at + 1);
  }
}

describe.each(PAGES)('%s', (page) => {
  const here = programs.filter((program) => program.page === page);
  for (const program of here) {
    it.skipIf(obstacle(program) !== null)(program.name, async () => {
      expect(workshop.errorsOf(program)).toEqual([]);
      const { code, signal, out, err } = await end(program);
      const usual = { err: '', code: 0, signal: null };
      expect({ err, code, signal }).toEqual({ ...usual, ...COMPANY[keyOf(program)]?.ends });
      expectLines(out, promised(program));
    });
  }

  for (const program of here.filter(({ beside }) => beside !== null)) {
    const other = here.find(({ line }) => line === program.beside?.line);
    if (other === undefined) throw new Error(`${page}: what stands above ${program.name}?`);
    it.skipIf(obstacle(other) !== null)(
      `${program.name} prints what ${other.name} prints`,
      async () => {
        const [there, mine] = [await end(other), await end(program)];
        expect(there.out).not.toBe('');
        expect(mine.out).toBe(there.out);
      },
    );
  }

  for (const { firstLine, reason } of UNRUN.filter((unrun) => unrun.page === page)) {
    it(`"${firstLine}" is not run: ${reason}`, () => {
      expect(blocksOf(page).map((block) => block.firstLine)).toContain(firstLine);
    });
  }
});

describe('what is in the pages is known', () => {
  it('every block is a program, or is listed with a reason', () => {
    const unknown = blocks.filter(
      (block) => !isProgram(block) && !UNRUN.some((unrun) => isUnrun(block, unrun)),
    );
    expect(unknown.map(({ page, line, language }) => `${page}:${line} ${language}`)).toEqual([]);
  });

  it.each(PAGES)('links of %s lead to a page that is shipped, and to a heading of it', (page) => {
    const broken = linksOf(page).filter(({ path, anchor }) => {
      const target = PAGES.find((each) => each === path);
      return target === undefined || (anchor !== '' && !anchorsOf(target).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('README leads to every page', () => {
    const paths = linksOf('README.md').map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(PAGES.slice(1)));
  });

  it('a page has no two programs of one name', () => {
    expect(new Set(programs.map(keyOf)).size).toBe(programs.length);
  });

  it('whoever has company is there', () => {
    expect(programs.map(keyOf)).toEqual(expect.arrayContaining(Object.keys(COMPANY)));
  });
});

describe('docs/errors.md', () => {
  /** The names in the first column of the table that begins with a heading. */
  function namesOf(heading: string): Map<string, string> {
    const table = tablesOf('docs/errors.md').find((rows) => rows[0]?.[0] === heading) ?? [];
    return new Map(
      table
        .slice(2)
        .flatMap(([names = '', second = '']) => names.split(', ').map((name) => [name, second])),
    );
  }

  it('has every class', () => {
    const classes = Object.entries(socket).flatMap(([name, value]) =>
      typeof value === 'function' && value.prototype instanceof Error ? [name] : [],
    );
    expect(classes.length).toBeGreaterThan(20);
    const text = [...namesOf('class').keys()].join(' ');
    expect(classes.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });

  it('says what their bases are', () => {
    const known: Readonly<Record<string, unknown>> = {
      ...promises,
      Error,
      AggregateError,
      TypeError,
    };
    const classOf = (name: string) => known[name] as (abstract new () => Error) | undefined;
    for (const [name, bases] of namesOf('class')) {
      const error: unknown = Object.create(classOf(name)?.prototype ?? null);
      for (const base of classOf(name) === undefined ? [] : bases.split(', ')) {
        expect(error instanceof (classOf(base) ?? Array), `${name} is a ${base}`).toBe(true);
      }
    }
  });

  it('has every errno that has a class of its own', () => {
    const told = namesOf('errno');
    const numbers: Record<string, number> = { ...constants.errno };
    // Python has it, while Node's list of constants lacks it.
    if (process.platform === 'linux') numbers.ESHUTDOWN = 108;
    for (const [name, number] of Object.entries(numbers)) {
      expect([name, told.get(name) ?? 'OSError']).toEqual([
        name,
        new socket.OSError(number, '').name,
      ]);
    }
  });
});
