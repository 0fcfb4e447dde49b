import { type LineSource, scenario, withKeywords } from '../scenario.js';

const MODES = [
  ...['', 'r', 'w', 'b', 'rw', 'wr', 'rb', 'br', 'wb', 'bw', 'rwb'],
  ...['rbw', 'wrb', 'wbr', 'brw', 'bwr', 'rrbb'],
];
const BUFFERINGS = ['None', '-1', '0', '1', '2', '8192'];

const TABLE: LineSource[] = MODES.flatMap((mode) =>
  BUFFERINGS.map((buffering) => {
    const made = `f = c.makefile('${mode}', ${buffering})`;
    return {
      py: `${made}; T(kind(f), getattr(f, 'mode', None), f.readable(), f.writable(), f)`,
      js: `${made}; T(kind(f), f.mode, f.readable(), f.writable(), f)`,
    };
  }),
);

export const makefile = [
  scenario('makefile: mode and buffering', { setup: ['[c, s] = tcp()'], lines: TABLE }),
  scenario('makefile: defaults', {
    setup: ['[c, s] = tcp()'],
    lines: [
      'f = c.makefile(); T(kind(f), f.mode, f.readable(), f.writable())',
      "f = c.makefile('rb', -5); kind(f)",
      "f = c.makefile('rb', 100); kind(f)",
      "f = c.makefile('rb', -0.5); kind(f)",
      "f = c.makefile('rb', False); kind(f)",
      "f = c.makefile('rb', True); kind(f)",
      withKeywords("kind(c.makefile(«mode='wb', buffering=0»))"),
      withKeywords("kind(c.makefile('wb', «buffering=0»))"),
    ],
  }),
  scenario('makefile: arguments that are refused', {
    setup: ['[c, s] = tcp()'],
    lines: [
      "c.makefile('r', 0)",
      "c.makefile('w', 0)",
      withKeywords("c.makefile('rw', «buffering=0»)"),
      ...['a', 'r+', 'rt', 'U', 'x', 'rwa'].map((mode) => `c.makefile('${mode}')`),
      'c.makefile(5)',
      'c.makefile(None)',
      'c.makefile(True)',
      "c.makefile(b('rb'))",
      "c.makefile(T('r', 'q'))",
      "c.makefile(T('r', 'b'))",
      "c.makefile('rb', 'x')",
      "c.makefile('rb', T())",
      "c.makefile('rb', b(''))",
      "c.makefile('rb', 1.5)",
      "c.makefile('rb', big('1180591620717411303424'))",
      "c.makefile('rb', big('4611686018427387904'))",
      "c.makefile('r', -1, 'utf-8')",
      withKeywords("c.makefile('r', -1, 'utf-8', «encoding='x'»)"),
      withKeywords("c.makefile('r', «mode='w'»)"),
      withKeywords("c.makefile('r', «nonsense=1»)"),
      withKeywords("c.makefile('rb', «encoding='utf-8', errors='x', newline='q'»)"),
      withKeywords("c.makefile('r', «encoding='nope'»)"),
      withKeywords("c.makefile('r', «errors='nope'»).errors"),
      withKeywords("c.makefile('r', «newline='q'»)"),
      withKeywords("c.makefile('r', «newline='\\r\\r'»)"),
      withKeywords("c.makefile('r', «newline='\\n\\x00'»)"),
      withKeywords("c.makefile('r', «newline='é'»)"),
      withKeywords("c.makefile('r', «newline='\\ud800'»)"),
      withKeywords("c.makefile('r', «newline=5»)"),
      withKeywords("c.makefile('r', «encoding=5»)"),
      withKeywords("c.makefile('r', «errors=5»)"),
      withKeywords("c.makefile('r', «errors=5, newline=5»)"),
      withKeywords("c.makefile('r', «encoding=5, errors=5, newline=5»)"),
      withKeywords("c.makefile('r', «encoding='nope', newline='q'»)"),
      withKeywords("c.makefile('r', «encoding='a\\x00b'»)"),
      withKeywords("c.makefile('r', «errors='a\\x00b'»)"),
      withKeywords("c.makefile('r', «encoding='\\ud800'»)"),
      withKeywords("c.makefile('r', «encoding=''»)"),
      withKeywords("c.makefile('r', «encoding=b('utf-8')»)"),
    ],
  }),
  scenario('makefile: a failing call leaves no reference behind', {
    setup: ['[c, s] = tcp()'],
    lines: [
      'c._io_refs',
      "c.makefile('r', 0)",
      'c._io_refs',
      withKeywords("c.makefile('r', «newline='q'»)"),
      withKeywords("c.makefile('r', «encoding='nope'»)"),
      "c.makefile('rb', 'x')",
      "c.makefile('z')",
      'c._io_refs',
      'c.close(); c.fileno()',
    ],
  }),
  scenario('makefile: the descriptor is closed with the socket and every file', {
    setup: ['[c, s] = tcp()', "f = c.makefile('rb')", "g = c.makefile('wb')", 'fd = c.fileno()'],
    lines: [
      'T(c._io_refs, c._closed)',
      'T(c.close(), c._io_refs, c._closed, same(c.fileno(), fd), c)',
      "T(g.write(b('still works')), g.flush(), s.recv(20))",
      "T(c.send(b('still open')), s.recv(20))",
      'same(c.getsockname(), s.getpeername())',
      'f.close(); T(c._io_refs, same(c.fileno(), fd))',
      'g.close(); T(c._io_refs, c.fileno())',
      'g.close(); c._io_refs',
      "c.send(b('x'))",
      "g.write(b('x'))",
      'f.read(1)',
      "[c2, s2] = tcp(); f2 = c2.makefile('rb'); f2.close(); T(c2._io_refs, c2.fileno() > 0)",
      "[c3, s3] = tcp(); f3 = c3.makefile('rb'); c3.close(); c3.close(); c3.fileno() > 0",
      "q = c3.makefile('rb'); leave(q); T(c3.fileno() > 0, c3._io_refs, q.closed)",
      'r3 = f3.detach(); T(c3._io_refs, r3, r3.closed)',
      'r3.close(); T(c3._io_refs, c3.fileno())',
      "[c4, s4] = tcp(); f4 = c4.makefile('rb'); leave(c4); T(c4.fileno() > 0, c4._closed, f4.closed)",
      'c4._decref_socketios(1)',
    ],
  }),
  scenario('makefile: detach() of a socket with open files', {
    setup: ['[c, s] = tcp()', "f = c.makefile('rb')", 'fd = c.detach()'],
    lines: [
      'T(c.fileno(), c._closed, c._io_refs)',
      'f.read(1)',
      'f.fileno()',
      'T(f.close(), c._io_refs)',
      'socket.close(fd)',
    ],
  }),
  scenario('makefile: on a closed, unconnected, listening or datagram socket', {
    lines: [
      "[c, s] = tcp(); c.close(); f = c.makefile('rb'); f.read(1)",
      "x = socket.socket(); f = x.makefile('rb'); f.read(1)",
      "x = socket.socket(); x.close(); f = x.makefile('wb'); f.fileno()",
      "u = udp(); v = udp(); u.connect(v.getsockname()); w = u.makefile('wb', 0); T(w.write(b('dg')), v.recv(10))",
      "l = listener(); f = l.makefile('rb'); f.read(1)",
      // A datagram is cut to the size of the buffer, and the rest is lost.
      "v.connect(u.getsockname()); v.send(b('0123456789')); v.send(b('ab\\n')); r = u.makefile('rb', 4); T(r.read(2), r.peek(), r.readline())",
    ],
  }),
];
