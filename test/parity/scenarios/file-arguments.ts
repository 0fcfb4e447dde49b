import { type LineSource, scenario, withKeywords } from '../scenario.js';

/** Arguments that no method takes, and some that a few methods do. */
const ARGUMENTS = [
  ...['1, 2', '1, 2, 3', "'x'", 'None', '1.5', '-5', "big('1180591620717411303424')", 'True'],
  ...['«size=1»', "0, 'x'", '0, 5', ''],
];

const COMMON = [
  ...['read', 'readline', 'readlines', 'write', 'writelines', 'flush', 'fileno', 'isatty'],
  ...['readable', 'writable', 'seekable', 'seek', 'tell', 'truncate'],
];
const BYTES = [...COMMON, 'readinto'];

const FILES: readonly (readonly [name: string, mode: string, methods: readonly string[]])[] = [
  ['SocketIO', "'rwb', 0", [...BYTES, 'readall']],
  ['BufferedReader', "'rb'", [...BYTES, 'read1', 'peek', 'readinto1']],
  ['BufferedWriter', "'wb'", [...BYTES, 'read1', 'readinto1']],
  ['BufferedRWPair', "'rwb'", [...BYTES, 'read1', 'peek', 'readinto1']],
  ['TextIOWrapper', "'rw'", COMMON],
];

function lines(methods: readonly string[]): LineSource[] {
  const calls = methods.flatMap((method) => ARGUMENTS.map((args) => `f.${method}(${args})`));
  // The number of a descriptor cannot be compared.
  return calls.filter((call) => call !== 'f.fileno()').map((call) => withKeywords(call));
}

export const fileArguments = FILES.flatMap(([name, mode, methods]) => [
  scenario(`file arguments: ${name}`, {
    setup: [
      '[c, s] = tcp()',
      "s.sendall(rep(b('abc\\n'), 200))",
      's.shutdown(SHUT_WR)',
      `f = c.makefile(${mode})`,
    ],
    lines: lines(methods),
  }),
  scenario(`file arguments: close() and detach() of ${name}`, {
    setup: ['[c, s] = tcp()', `f = c.makefile(${mode})`],
    lines: ['close', ...(name === 'SocketIO' ? [] : ['detach'])].flatMap((method) =>
      ['1, 2', "'x'", '«size=1»'].map((args) => withKeywords(`f.${method}(${args})`)),
    ),
  }),
]);
