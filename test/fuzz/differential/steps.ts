/** A program is data that three runners interpret: run.py, and run.mjs for each flavour. */

/** An array is a tuple. An object with one key is a value that JSON cannot express; see values.py. */
export type Value =
  null | boolean | number | string | readonly Value[] | { readonly [kind: string]: Value };

export interface Call {
  /** A method of a named object, or a function of the module: 'a.recv', 'socket.socketpair'. */
  readonly call: string;
  readonly args?: readonly Value[];
  readonly keywords?: Readonly<Record<string, Value>>;
  /** Names for the sockets, files and descriptors of the result. */
  readonly as?: readonly string[];
  /** The name of a call that is not awaited: on its own thread, or as a promise. */
  readonly start?: string;
}

/** How a started call has ended, if it has. */
export interface Join {
  readonly join: string;
}

/** Send until there is no room. */
export interface Fill {
  readonly fill: string;
}

/** Receive until there is nothing. */
export interface Drain {
  readonly drain: string;
}

export type Step = Call | Join | Fill | Drain;

/** Normalized: equal outcomes have equal JSON. */
export type Outcome = Readonly<Record<string, unknown>>;

/** A step in a form close to Python. */
export function spell(step: Step): string {
  if ('join' in step) return `join ${step.join}`;
  if ('fill' in step) return `fill ${step.fill}`;
  if ('drain' in step) return `drain ${step.drain}`;
  const { call, args = [], keywords = {}, as = [], start } = step;
  const named = Object.entries(keywords).map(([key, value]) => `${key}=${spellValue(value)}`);
  const names = as.length === 0 ? '' : `${as.join(', ')} = `;
  const begin = start === undefined ? '' : `start ${start}: `;
  return `${begin}${names}${call}(${[...args.map(spellValue), ...named].join(', ')})`;
}

function spellValue(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isTuple(value)) return `(${value.map(spellValue).join(', ')})`;
  const [kind = '', content = null] = Object.entries(value)[0] ?? [];
  return SPELLINGS[kind]?.(content) ?? JSON.stringify(value);
}

const SPELLINGS: Readonly<Record<string, (content: Value) => string>> = {
  bytes: (text) => `b${JSON.stringify(text)}`,
  repeat: (pair) => (isTuple(pair) ? `b${JSON.stringify(pair[0])} * ${String(pair[1])}` : ''),
  bits: (names) => (isTuple(names) ? names.join(' | ') || '0' : ''),
  list: (items) => (isTuple(items) ? `[${items.map(spellValue).join(', ')}]` : ''),
  ints: (items) => (isTuple(items) ? `ints(${items.map(spellValue).join(', ')})` : ''),
  object: String,
  number: (name) => `${String(name)}.fileno()`,
  address: (name) => `${String(name)}.getsockname()`,
  room: (size) => `bytearray(${String(size)})`,
};

function isTuple(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
