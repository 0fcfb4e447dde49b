/**
 * A line's text. `since` and `until` bound the Python versions whose live answer counts: outside
 * them the recorded answer of 3.13 does. `live` lines depend on the machine's network, so that no
 * recorded answer can stand for them.
 */
export interface LineOptions {
  readonly since?: Version;
  readonly until?: Version;
  readonly live?: true;
}

export type Version = '3.11' | '3.12' | '3.13' | '3.14' | '3.15';

/** One text for both languages, or one for each. */
export type LineText = { readonly line: string } | { readonly py: string; readonly js: string };

/** What a scenario file contains; a plain string is `{ line }`. */
export type LineSource = string | (LineText & LineOptions);

export interface Line extends LineOptions {
  readonly py: string;
  readonly js: string;
}

/**
 * What the machine must offer: Linux, with or without root's rights; or to be a machine of its own
 * (test/helpers/machine.ts).
 */
export type Need = 'root' | 'unprivileged' | 'linux' | 'machine';

interface ScenarioOptions {
  readonly needs?: Need;
  /**
   * We differ from Python here on purpose, in at least one line: what the row of the package's
   * table of deliberate differences begins with.
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

/** Gives a scenario its complete form. */
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

/** A line with Python's keyword arguments between « and »: a plain object there. */
export function withKeywords(text: string, options: LineOptions = {}): LineSource {
  const js = text.replace(
    /«(.*?)»/g,
    (_, keywords: string) => `{ ${keywords.replaceAll('=', ': ')} }`,
  );
  return { py: text.replace(/[«»]/g, ''), js, ...options };
}

/** A line with Python's `lambda: `, an arrow function there. */
export function withLambda(text: string, options: LineOptions = {}): LineSource {
  return { py: text, js: text.replaceAll('lambda: ', '() => '), ...options };
}
