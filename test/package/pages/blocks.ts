/** The code blocks of the shipped pages, and what each block says about itself. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

export const PAGES = [
  'README.md',
  'docs/porting.md',
  'docs/errors.md',
  'docs/operating.md',
  'docs/raw.md',
  'docs/tracing.md',
] as const;
export type Page = (typeof PAGES)[number];

/** Languages whose blocks are programs, and the endings of their names. */
const PROGRAMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['js', ['mjs', 'cjs']],
  ['mjs', ['mjs']],
  ['cjs', ['cjs']],
  ['ts', ['ts']],
  ['python', ['py']],
]);

export interface Block {
  readonly page: Page;
  /** The line of its fence, counted from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  readonly firstLine: string;
  /** The `python` block directly above this one, separated only by an empty line, or null. */
  readonly beside: Block | null;
}

/** A block that is run. Its first line is a comment with its name and any requirement. */
export interface Program extends Block {
  readonly name: string;
  /** A Linux capability such as CAP_NET_RAW, or null. */
  readonly needs: string | null;
}

export function textOf(page: Page): string {
  return readFileSync(join(root, page), 'utf8');
}

export function blocksOf(page: Page): Block[] {
  const lines = textOf(page).split('\n');
  const blocks: Block[] = [];
  let closedAt = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < lines.length; at++) {
    const [, language] = /^\s*```(\S*)/.exec(lines[at] ?? '') ?? [];
    if (language === undefined) continue;
    const end = lines.findIndex((line, i) => i > at && /^\s*```\s*$/.test(line));
    if (end < 0) throw new RangeError(`${page}:${at + 1}: a block that does not end`);
    const last = at - closedAt <= 2 ? blocks.at(-1) : undefined;
    const body = lines.slice(at + 1, end);
    blocks.push({
      ...{ page, line: at + 1, language, text: `${body.join('\n')}\n`, firstLine: body[0] ?? '' },
      beside: last?.language === 'python' && language !== 'python' ? last : null,
    });
    closedAt = end;
    at = end;
  }
  return blocks;
}

const NAME = /^(?:\/\/|#) ([\w.-]+\.(\w+))(?: \(needs (CAP_\w+)\))?$/;

export function isProgram({ language }: Block): boolean {
  return PROGRAMS.has(language);
}

/** Throws if a program has no name, or a name that belongs to another language. */
export function programOf(block: Block): Program {
  const { page, line, language, firstLine } = block;
  const [, name, extension = '', needs = null] = NAME.exec(firstLine) ?? [];
  if (name === undefined || PROGRAMS.get(language)?.includes(extension) !== true) {
    throw new RangeError(`${page}:${line}: the first line of a program is a comment, its name`);
  }
  return { ...block, name, needs };
}

/** A comment after `console.log(...)` or `print(...)` is its expected output. */
const PRINTS = /(?:console\.log|print)\(.*\);?\s+(?:\/\/|#) (.+)$/;

/** The lines that a program says it prints. */
export function promised({ text }: Block): string[] {
  return text.split('\n').flatMap((line) => PRINTS.exec(line)?.[1] ?? []);
}

/** Ports and similar numbers differ in each run. */
export function withoutPorts(text: string): string {
  return text.replace(/\b[1-6]\d{4}\b/g, '<port>');
}

/** The targets of a page's links within the package: a path from its root, and the anchor. */
export function linksOf(page: Page): { path: string; anchor: string }[] {
  return [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)].map(
    ([, path = '', anchor = '']) => ({
      path: path === '' ? page : join(dirname(page), path),
      anchor,
    }),
  );
}

/** The anchors of a page: its headings, in the form used in links. */
export function anchorsOf(page: Page): string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** The tables of a page, as rows of cells. */
export function tablesOf(page: Page): string[][][] {
  const tables: string[][][] = [];
  let inside = false;
  for (const line of textOf(page).split('\n')) {
    const isRow = line.startsWith('| ') || line.startsWith('|-');
    if (isRow && !inside) tables.push([]);
    if (isRow)
      tables.at(-1)?.push(
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      );
    inside = isRow;
  }
  return tables;
}
