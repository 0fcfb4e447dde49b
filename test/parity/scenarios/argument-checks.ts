import { type LineSource, scenario, withKeywords } from '../scenario.js';

/** Wrong arguments of every receiving call. Some are wrong only in their number. */
const RECEIVING = [
  ...[
    "recv('x')",
    'recv(-1)',
    'recv(1.5)',
    "recv(1, 'x')",
    'recv()',
    'recv(1, 2, 3)',
    'recv(None)',
  ],
  ...["recv(big('4611686018427387904'))", 'recv(1, None)', 'recv(0)', 'recv(0, MSG_PEEK)'],
  ...["recv_into('x')", 'recv_into(buf(1), 2)', 'recv_into(buf(1), -1)', 'recv_into(buf(0))'],
  ...['recv_into(buf(1), 0, 1.5)', 'recv_into()', 'recv_into(5)', 'recv_into(«buffer=5»)'],
  ...["recvfrom('x')", 'recvfrom(-1)', "recvfrom(1, 'x')", 'recvfrom()', 'recvfrom(1, None)'],
  ...["recvfrom(big('4611686018427387904'))", "recvfrom_into('x')", 'recvfrom_into(buf(1), 2)'],
  ...['recvfrom_into(buf(1), -1)', 'recvfrom_into()', "recvfrom_into(buf(1), 1, 'x')"],
  ...["recvmsg('x')", 'recvmsg(-1)', 'recvmsg(1, -1)', "recvmsg(1, 'x')", "recvmsg(1, 0, 'x')"],
  ...['recvmsg()', "recvmsg(big('4611686018427387904'))", 'recvmsg_into(5)', 'recvmsg_into(T(5))'],
  ...["recvmsg_into(T(buf(1)), 'x')", 'recvmsg_into(T(buf(1)), -1)', 'recvmsg_into()'],
];

const SENDING = [
  ...["send('x')", 'send(5)', "send(b('x'), 'x')", 'send(None)', "send(b('x'), None)"],
  ...["sendall('x')", 'sendall(None)', "sendall(b('x'), 1.5)", "sendmsg('x')", 'sendmsg(5)'],
  ...['sendmsg(T(5))', "sendmsg(T(b('x')), 5)", "sendmsg(T(b('x')), T(5))", 'sendmsg()'],
  ...["sendmsg(T(b('x')), T(), 'x')", "sendmsg(T(b('x')), T(), 0, 5)", "sendto('x', 'y')"],
  ...["sendto(b('x'))", "sendto(b('x'), 5)", "sendto(b('x'), 'x', 'y')", "sendto(b('x'), 1.5, 5)"],
  ...['sendto()', "sendto('x', 'x', 5)", 'sendfile()', 'accept(1)', 'connect()'],
  ...['connect(5)', 'connect_ex(5)', 'connect_ex()', "connect('x', 'y')"],
];

const on = (name: string, calls: readonly string[]): LineSource[] =>
  calls.map((call) => withKeywords(`${name}.${call}`));

export const argumentChecks = [
  scenario('argument checks: come before a wait for bytes', {
    setup: [
      '[c, s] = tcp()',
      'c.settimeout(0.05)',
      "s.send(b('x'))",
      // Nothing is left now, and the last call has noticed.
      'c.recv(100)',
    ],
    lines: [...on('c', RECEIVING), 'c.recv(1)', ...on('c', RECEIVING)],
  }),
  scenario('argument checks: come before a wait for room', {
    setup: ['[a, z] = socketpair()', 'fill(a)', 'a.settimeout(0.05)'],
    lines: [...on('a', SENDING), "a.send(b('x'))", ...on('a', SENDING)],
  }),
  scenario('argument checks: come before a refusal', {
    setup: ['[a, z] = socketpair()', 'fill(a)', 'a.setblocking(False)'],
    lines: [...on('a', SENDING), ...on('a', RECEIVING)],
  }),
  scenario('argument checks: come before the resolver is asked', {
    needs: 'machine',
    setup: ['u = udp()', "nobody = T('nosuch.invalid', 9)", "here = T('localhost', 9)"],
    lines: [
      "u.sendto('x', nobody)",
      "u.sendto(b('x'), 'x', nobody)",
      "u.sendto(b('x'), nobody)",
      "u.sendto(b('x'), 0, nobody)",
      "u.sendto(b('x'), T('nosuch.invalid', '9'))",
      "u.sendto(b('x'), T('nosuch.invalid', 1.5))",
      "u.sendto(b('x'), T('nosuch.invalid', 65536))",
      "u.sendto(b('x'), T('nosuch.invalid', big('4294967296')))",
      "u.sendto(b('x'), T('nosuch.invalid'))",
      "u.sendto(b('x'), T('nosuch.invalid', 9, 9))",
      "u.sendto(b('x'), T('localhost', 65536))",
      "T(u.sendto(b('x'), here), u.sendto(b('x'), 0, here))",
      "u.sendmsg(T(b('x')), T(), 'x', nobody)",
      'u.sendmsg(5, 5, 0, nobody)',
      'u.sendmsg(5, 5, 0, here)',
      "u.sendmsg(T(b('x')), 5, 0, here)",
      "u.sendmsg(T(b('x')), T(), 0, T('nosuch.invalid', '9'))",
      "u.sendmsg(T(b('xy')), T(), 0, here)",
      "u.connect(T('nosuch.invalid', '9'))",
      'u.connect(nobody)',
      'u.connect_ex(nobody)',
      "u.connect_ex(T('nosuch.invalid', 65536))",
      "u.connect_ex(T('localhost', 65536))",
      "u.connect(T(rep('ä', 64), 9))",
      "u.connect(T('b\\u00fccher..test', 9))",
      "u.connect(T('bücher.test', 9)); u.getpeername()",
      "u.connect(T(b('localhost'), 9)); u.getpeername()",
      "u.connect(T(b('nosuch.invalid'), 9))",
      "u.connect(T('v6.test', 9))",
      "u.connect(T('two.test', 9)); u.getpeername()",
      '! x = socket.socket(AF_INET6, SOCK_DGRAM)',
      "x.connect(T('localhost', 9, 1048576))",
      "x.connect(T('nosuch.invalid', 9, 1048576))",
      "x.connect(T('nosuch.invalid', 9, 'x'))",
      "x.connect(T('localhost', 9, 0, 'x'))",
      "x.connect(T('v4.test', 9))",
      "x.connect(T('localhost', 9, 5, 0)); x.getpeername()",
    ],
  }),
];
