import { scenario } from '../scenario.js';

export const sendto = [
  scenario('sendto: forms', {
    setup: ['u = udp()', 'v = udp()', 'ad = v.getsockname()'],
    lines: [
      "T(u.sendto(b('abc'), ad), u.sendto(b('abc'), 0, ad), u.sendto(b('abc'), MSG_DONTWAIT, ad))",
      'u.sendto()',
      "u.sendto(b('x'))",
      "u.sendto(b('x'), 0, ad, 1)",
      "u.sendto('text', ad)",
      "u.sendto('text', 0, ad)",
      "u.sendto(b('x'), ad, 0)",
      "u.sendto(b('x'), '0', ad)",
      "u.sendto(b('x'), None, ad)",
      "u.sendto(b('x'), 0)",
      "u.sendto(b('x'), None)",
      "u.sendto(rep(b('x'), 65508), ad)",
      "u.sendto(rep(b('x'), 65507), ad)",
      "u.connect(ad); u.sendto(b('x'), ad)",
      "[c, s] = tcp(); c.sendto(b('x'), s.getsockname())",
      "c.sendto(b('x'), T('127.0.0.1', 1))",
      "socket.socket(AF_UNIX, SOCK_DGRAM).sendto(b('x'), 'nosuch')",
    ],
  }),
];
