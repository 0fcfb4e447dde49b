import { scenario, withKeywords } from '../scenario.js';

export const fileTimeouts = [
  scenario('file timeouts: they end a reader', {
    setup: [
      '[c, s] = tcp()',
      'c.settimeout(0.05)',
      "f = c.makefile('rb')",
      "g = c.makefile('rb', 0)",
    ],
    lines: [
      withKeywords("t = c.makefile('r', «encoding='utf-8'»); t.encoding"),
      "s.sendall(b('par')); f.readline()",
      'f.readline()',
      'f.read(1)',
      "s.sendall(b('tial\\n')); f.readline()",
      'f.peek()',
      'f.read1()',
      'f.readinto(buf(1))',
      'f.read()',
      'f.readlines()',
      'g.read(100)',
      'g.read(1)',
      'g.readinto(buf(1))',
      'g.read(1)',
      'g.readall()',
      't.readline()',
      't.readline()',
      't.read()',
      'c.recv(10)',
    ],
  }),
  scenario('file timeouts: what was buffered is lost', {
    setup: ['[c, s] = tcp()', 'c.settimeout(0.05)', "f = c.makefile('rb')", "s.sendall(b('ab'))"],
    lines: ['f.read(5)', 'f.read(2)', 'c.settimeout(None); f.read(1)', 'f.close()'],
  }),
  scenario('file timeouts: what is left in the buffer stays', {
    setup: ['[c, s] = tcp()', 'c.settimeout(0.05)', "f = c.makefile('rb')"],
    lines: [
      "s.sendall(b('ab\\ncd')); T(f.readline(), f.peek())",
      'f.readline()',
      'f.read(1)',
      'f.closed',
    ],
  }),
  scenario('file timeouts: writers go on', {
    setup: [
      '[a, z] = socketpair()',
      'fill(a)',
      'a.settimeout(0.05)',
      "f = a.makefile('wb', 0)",
      "w = a.makefile('wb')",
    ],
    lines: [
      "f.write(b('x'))",
      "f.write(b('x'))",
      "w.write(rep(b('y'), 10))",
      'w.flush()',
      'w.flush()',
      {
        py: '! z.setblocking(False); exec("try:\\n  while z.recv(1 << 20): pass\\nexcept BlockingIOError: pass")',
        js: '! z.setblocking(false); try { for (;;) z.recv(1 << 20); } catch { }',
      },
      'T(w.flush(), z.recv(100))',
      'w.close()',
    ],
  }),
];
