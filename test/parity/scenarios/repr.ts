import { scenario } from '../scenario.js';

export const repr = [
  scenario('repr: forms', {
    setup: ['[c, s] = tcp()', 'l = listener()'],
    lines: [
      'socket.socket()',
      'l',
      'c',
      'same(repr(c), str(c))',
      'x = socket.socket(); x.close(); x',
      'x = socket.socket(); T(x.detach() > 0, x)',
      'listener(AF_INET6)',
      'tcp(AF_INET6)[0]',
      'udp()',
      'socket.socket(AF_UNIX)',
      "y = socket.socket(AF_UNIX); y.bind('p'); y.listen(); y",
      "z = socket.socket(AF_UNIX); z.connect('p'); z",
      "w = socket.socket(AF_UNIX, SOCK_DGRAM); w.bind(b('\\x00shown pid' + str(getpid()))); w",
      'socketpair()[0]',
    ],
  }),
];
