/**
 * Options of a line. `since` and `until` bound the Python versions whose live answer counts: outside
 * them, the recorded answer of 3.13 does. `live` lines depend on the machine's network, so no recorded
 * answer can replace them.
 */
export interface LineOptions {
  readonly since?: Version;
  readonly until?: Version;
  readonly live?: true;
}

export type Version = '3.11' | '3.12' | '3.13' | '3.14' | '3.15';

/** One text for both languages, or one text for each. */
export type LineText = { readonly line: string } | { readonly py: string; readonly js: string };

/** An entry of a scenario file. A plain string is `{ line }`. */
export type LineSource = string | (LineText & LineOptions);

export interface Line extends LineOptions {
  readonly py: string;
  readonly js: string;
}

/**
 * What the machine must offer: Linux, with or without root's privileges, or a machine of its own
 * (test/helpers/machine.ts).
 */
export type Need = 'root' | 'unprivileged' | 'linux' | 'machine';

interface ScenarioOptions {
  readonly needs?: Need;
  /**
   * The package deliberately differs from Python in at least one line. This is the beginning of the
   * row in README's table of deliberate differences.
   */
  readonly difference?: string;
}

export interface ScenarioSource extends ScenarioOptions {
  readonly setup?: readonly LineSource[];
  readonly lines: readonly LineSource[];
}

export interface Scenario extends ScenarioOptions {
  readonly name: string;
  readonly setup: readonly Line[];
  readonly lines: readonly Line[];
}

/** Brings a scenario into its complete form. */
export function scenario(name: string, source: ScenarioSource): Scenario {
  const { setup = [], lines, ...options } = source;
  return { name, setup: setup.map(lineOf), lines: lines.map(lineOf), ...options };
}

function lineOf(source: LineSource): Line {
  if (typeof source === 'string') return { py: source, js: source };
  if (!('line' in source)) return source;
  const { line, ...options } = source;
  return { py: line, js: line, ...options };
}

/** A line with Python's keyword arguments between « and », which become a plain object in JavaScript. */
export function withKeywords(text: string, options: LineOptions = {}): LineSource {
  const js = text.replace(
    /«(.*?)»/g,
    (_, keywords: string) => `{ ${keywords.replaceAll('=', ': ')} }`,
  );
  return { py: text.replace(/[«»]/g, ''), js, ...options };
}

/** A line with Python's `lambda: `, which becomes an arrow function in JavaScript. */
export function withLambda(text: string, options: LineOptions = {}): LineSource {
  return { py: text, js: text.replaceAll('lambda: ', '() => '), ...options };
}
