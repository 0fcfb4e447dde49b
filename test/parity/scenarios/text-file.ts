import { type LineSource, scenario, withKeywords } from '../scenario.js';

const NEWLINES = ['None', "''", "'\\n'", "'\\r'", "'\\r\\n'"];
const READ: LineSource[] = NEWLINES.flatMap((newline) => [
  withKeywords(
    `[c, s] = tcp(); f = c.makefile('r', «newline=${newline}»); s.sendall(b('1\\r\\n2\\n3\\r4')); s.shutdown(SHUT_WR); T(list(f), f.newlines)`,
  ),
  withKeywords(
    `[c, s] = tcp(); f = c.makefile('r', «newline=${newline}»); s.sendall(b('a\\r')); T(f.readline(1), f.newlines)`,
  ),
  withKeywords(
    `s.sendall(b('\\nb\\r')); s.shutdown(SHUT_WR); T(f.readline(1), f.readline(), f.readline(1), f.read(), f.newlines, f.readline())`,
  ),
]);
const WRITTEN: LineSource[] = NEWLINES.map((newline) =>
  withKeywords(
    `[c, s] = tcp(); f = c.makefile('w', «newline=${newline}»); T(f.write('a\\nb\\r\\n'), f.flush(), s.recv(99))`,
  ),
);
const METHODS = [
  ...['read()', 'read(1)', 'readline()', 'readlines()', "write('x')", 'writelines(T())', 'flush()'],
  ...['close()', 'detach()', 'fileno()', 'isatty()', 'readable()', 'writable()', 'seekable()'],
  ...[
    'seek(0)',
    'tell()',
    'truncate()',
    'closed',
    'encoding',
    'errors',
    'newlines',
    'write_through',
  ],
  ...['reconfigure()', 'mode'],
].map((name) => `f.${name}`);

export const textFile = [
  scenario('text file: what a reader makes of newlines', { lines: READ }),
  scenario('text file: what a writer makes of newlines', { lines: WRITTEN }),
  scenario('text file: attributes', {
    setup: ['[c, s] = tcp()', 'f = c.makefile()'],
    lines: [
      { line: 'f', until: '3.14' },
      { line: 'f.encoding', until: '3.14' },
      'T(f.errors, f.newlines, f.line_buffering, f.write_through, same(f.name, c.fileno()), f.buffer, f.mode)',
      'T(f.isatty(), same(f.fileno(), c.fileno()), f.readable(), f.writable(), f.seekable())',
      withKeywords(
        "f = c.makefile('r', «encoding='latin-1', errors='replace', newline=''»); T(f.encoding, f.errors, f)",
      ),
      withKeywords("T(c.makefile('rw', «encoding='utf-8'»), c.makefile('wr', «encoding='U8'»))"),
      "f = c.makefile('w', 1); f.line_buffering",
    ],
  }),
  scenario('text file: buffering does not mean lines', {
    setup: ['[c, s] = tcp()', 's.settimeout(0.05)', "f = c.makefile('w', 1)"],
    lines: ["T(f.line_buffering, f.write('a\\n'))", 's.recv(10)', 'T(f.flush(), s.recv(10))'],
  }),
  scenario('text file: reading', {
    setup: ['[c, s] = tcp()', withKeywords("f = c.makefile('r', «encoding='utf-8'»)")],
    lines: [
      "s.sendall(b('abc\\xc3\\xa9d\\nsecond\\nthird \\xf0\\x9f\\x98\\x80!\\n')); T(f.read(0), f.read(2), f.readline(1), f.readline(2), f.readline())",
      'T(f.readline(0), f.readline(100), f.read(7), f.readline(1), f.read(1))',
      "s.sendall(b('x\\xc3')); f.read(1)",
      "s.sendall(b('\\xa9y\\n')); T(f.readline())",
      "s.sendall(b('1\\n22\\n333\\n')); T(f.readlines(3), next(f))",
      "s.sendall(b('rest\\nof it')); s.shutdown(SHUT_WR); T(f.read(2), f.read(), f.read(), f.readline(), list(f))",
      "f.write('x')",
      "f.writelines(T('x'))",
      'f.seek(0)',
      'f.seek(0, 9)',
      'f.tell()',
      'f.truncate()',
    ],
  }),
  scenario('text file: writing', {
    setup: [
      '[c, s] = tcp()',
      's.settimeout(0.05)',
      withKeywords("f = c.makefile('w', «encoding='utf-8'»)"),
    ],
    lines: [
      "T(f.write('é\\n'), f.write(''))",
      's.recv(9)',
      'T(f.flush(), s.recv(9))',
      "T(f.writelines(T('a', 'b')), f.writelines('cd'), f.flush(), s.recv(9))",
      "f.write(b('bytes'))",
      'f.write(None)',
      'f.write(5)',
      'f.writelines(T(1))',
      'f.read()',
      'f.read(1)',
      'f.readline()',
      'f.readlines()',
      'list(f)',
      "f.write('ab\\ud800\\ud801c')",
      "T(f.write(rep('x', 8000)))",
      's.recv(5)',
      "T(f.write(rep('y', 300)), len(s.recv(9000)))",
      'f.truncate()',
      'len(s.recv(9000))',
      "T(f.write('end'), f.close(), s.recv(9))",
    ],
  }),
  scenario('text file: both directions', {
    setup: [
      '[c, s] = tcp()',
      's.settimeout(0.05)',
      withKeywords("f = c.makefile('rw', «encoding='utf-8'»)"),
    ],
    lines: [
      'f',
      "s.sendall(b('a\\nb\\n\\xc3')); T(f.readline(), f.newlines, f.write('zz'), f.newlines)",
      's.recv(9)',
      'T(f.readline(), f.flush(), s.recv(9))',
      // Writing has reset the decoder, which lost half a character.
      "s.sendall(b('\\xa9\\n')); f.readline()",
      "T(f.write('before'))",
      "s.sendall(b('answer\\n')); T(f.readline(), f.write('!'), f.flush(), s.recv(20))",
      'f.fileno()',
      'f.seekable()',
      'f.seek(0)',
      'f.truncate()',
      'f.detach()',
      ...METHODS.filter((name) => !/closed|mode|encoding/.test(name)),
    ],
  }),
  scenario('text file: a socket that may not wait', {
    setup: [
      '[c, s] = tcp()',
      'c.setblocking(False)',
      withKeywords("f = c.makefile('r', «encoding='utf-8'»)"),
    ],
    lines: [
      'T(f.readline(), f.read(5), f.readlines(), list(f))',
      { line: 'f.read()', until: '3.13' },
      ...['ascii', 'latin-1', 'gbk', 'cp1252', 'utf-16', 'utf-8-sig', 'utf-7', 'utf-32-le'].map(
        (encoding) =>
          withKeywords(`c.makefile('r', «encoding='${encoding}'»).read()`, { until: '3.13' }),
      ),
      "s.sendall(b('\\xc3')); sleep(0.05); f.readline()",
      'f.readline()',
      "s.sendall(b('\\xa9')); sleep(0.05); f.readline()",
    ],
  }),
  scenario('text file: closed', {
    setup: ['[c, s] = tcp()', withKeywords("f = c.makefile('r', «encoding='utf-8'»)"), 'f.close()'],
    lines: ['f', ...METHODS, 'list(f)', 'f.name'],
  }),
  scenario('text file: a closed writer', {
    setup: ['[c, s] = tcp()', withKeywords("f = c.makefile('w', «encoding='utf-8'»)"), 'f.close()'],
    lines: ['f', ...METHODS, 'list(f)'],
  }),
  scenario('text file: detached', {
    setup: [
      '[c, s] = tcp()',
      withKeywords("f = c.makefile('rw', «encoding='utf-8'»)"),
      "f.write('sent')",
      'x = f.detach()',
    ],
    lines: [
      'f',
      's.recv(9)',
      'x',
      'f.buffer',
      ...METHODS,
      'list(f)',
      'f.line_buffering',
      'T(x.write(b("y")), x.flush(), s.recv(9))',
    ],
  }),
  scenario('text file: reconfigure', {
    setup: [
      '[c, s] = tcp()',
      's.settimeout(0.05)',
      withKeywords("f = c.makefile('rw', «encoding='utf-8'»)"),
    ],
    lines: [
      withKeywords(
        "T(f.reconfigure(«encoding='latin-1', errors='replace', newline='\\r\\n', line_buffering=1, write_through=True»), f.encoding, f.errors, f.line_buffering, f.write_through)",
      ),
      "T(f.write('a\\n'), s.recv(9))",
      "T(f.write('b'), f.buffer.flush(), s.recv(9))",
      "T(f.write('c\\rd'), s.recv(9))",
      withKeywords("T(f.reconfigure(«encoding='ascii'»), f.errors, f.encoding)"),
      withKeywords(
        "T(f.reconfigure(«errors='ignore'»), f.errors, f.encoding, f.write('é\\n'), s.recv(9))",
      ),
      withKeywords('f.reconfigure(«encoding=5»)'),
      withKeywords('f.reconfigure(«errors=5»)'),
      withKeywords('f.reconfigure(«newline=5»)'),
      withKeywords("f.reconfigure(«newline='q'»)"),
      withKeywords("f.reconfigure(«encoding='nope'»)"),
      withKeywords("f.reconfigure(«encoding='hex'»)"),
      withKeywords("f.reconfigure(«line_buffering='x'»)"),
      withKeywords('f.reconfigure(«write_through=1.5»)'),
      withKeywords("f.reconfigure(«line_buffering=big('1180591620717411303424')»)"),
      withKeywords('f.reconfigure(«nonsense=1»)'),
      "f.reconfigure('utf-8')",
      withKeywords(
        'T(f.reconfigure(«newline=None, line_buffering=False, write_through=0»), f.line_buffering, f.write_through)',
      ),
      "s.sendall(b('x\\r\\n')); T(f.readline(), f.newlines)",
      withKeywords("f.reconfigure(«encoding='ascii'»)"),
      withKeywords("f.reconfigure(«errors='strict'»)"),
      withKeywords('f.reconfigure(«newline=None»)'),
      withKeywords('T(f.reconfigure(«line_buffering=True»), f.line_buffering)'),
      "f.mode = 'other'; f",
    ],
  }),
];
