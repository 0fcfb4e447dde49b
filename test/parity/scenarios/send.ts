import { scenario } from '../scenario.js';

export const send = [
  scenario('send: data types', {
    setup: ['[c, s] = tcp()'],
    lines: [
      "T(c.send(b('abc')), c.send(buf(3)))",
      "T(c.send(b('')), c.sendall(b('')), c.sendall(b('x')))",
      "c.send(view(b('abcdef'), 1, 3))",
      "c.send('text')",
      'c.send(5)',
      'c.send(None)',
      'c.send(T(1, 2))',
      { line: 'c.send()', until: '3.14' },
      { line: "c.send(b('a'), 0, 0)", until: '3.14' },
      "c.send(b('a'), 'x')",
      { line: "c.send(b('a'), 1099511627776)", until: '3.14' },
      "c.sendall('text')",
      'c.sendall(None)',
      { line: 'c.sendall()', until: '3.14' },
      "T(c.send(b('x'), MSG_DONTWAIT), c.sendall(b('x'), MSG_NOSIGNAL))",
    ],
  }),
  scenario('send: partial send: send returns what the kernel took', {
    setup: [
      '[a, z] = socketpair()',
      'a.setblocking(False)',
      'a.setsockopt(SOL_SOCKET, SO_SNDBUF, 4096)',
    ],
    lines: ["n = a.send(rep(b('x'), 1000000)); between(0, n, 1000000)"],
  }),
];
