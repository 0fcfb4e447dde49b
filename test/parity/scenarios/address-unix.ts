import { scenario } from '../scenario.js';

export const addressUnix = [
  scenario('address-unix: argument kinds', {
    lines: [
      "bound_unix('p1')",
      "bound_unix(b('p2'))",
      "bound_unix(T('p7'))",
      'bound_unix(None)',
      'bound_unix(5)',
      "bound_unix(T('127.0.0.1', 0))",
      'socket.socket(AF_UNIX).connect(None)',
      "socket.socket(AF_UNIX).connect(T('a', 1))",
      'socket.socket(AF_UNIX).connect_ex(7)',
      "socket.socket(AF_UNIX, SOCK_DGRAM).sendto(b('x'), 7)",
    ],
  }),
  scenario('address-unix: pathname length', {
    lines: [
      "len(bound_unix(rep('a', 106)))",
      "len(bound_unix(rep('a', 107)))",
      "bound_unix(rep('a', 108))",
      "bound_unix(rep('a', 109))",
      "bound_unix(rep('\\u00e9', 54))",
      "len(bound_unix(rep('\\u00e9', 53)))",
      "socket.socket(AF_UNIX).connect(rep('a', 108))",
      "socket.socket(AF_UNIX).connect_ex(rep('a', 200))",
      "socket.socket(AF_UNIX, SOCK_DGRAM).sendto(b(''), rep('a', 200))",
    ],
  }),
  scenario('address-unix: abstract names', {
    lines: [
      "bound_unix('\\x00abc')",
      "bound_unix(b('\\x00abc'))",
      "bound_unix(b('\\x00abc\\x00d\\x00'))",
      "bound_unix('\\x00\\u00e9')",
      "bound_unix(b('\\x00'))",
      "len(bound_unix(b('\\x00' + rep('a', 107))))",
      "bound_unix(b('\\x00' + rep('a', 108)))",
      "len(bound_unix('\\x00' + rep('a', 107)))",
      "T(len(bound_unix('')), cut(bound_unix(''), 0, 1))",
      "bound_unix(b('')) != bound_unix('')",
    ],
  }),
  scenario('address-unix: embedded NUL in a pathname, undecodable names, surrogates', {
    lines: [
      "bound_unix('x\\x00y')",
      'listdir()',
      "bound_unix(b('\\xff\\xfe'))",
      "bound_unix('\\udcff2')",
      "bound_unix('\\ud800')",
      "bound_unix('\\u00e9')",
    ],
  }),
  scenario('address-unix: system errors (filename attribute stays None)', {
    lines: [
      "bound_unix('here'); bound_unix('here')",
      "bound_unix('no/dir')",
      "bound_unix('/')",
      "regular_file('f'); bound_unix('f/x')",
      "socket.socket(AF_UNIX).connect('absent')",
      "socket.socket(AF_UNIX).connect('f')",
      "socket.socket(AF_UNIX).connect('here')",
      "socket.socket(AF_UNIX).connect(b('\\x00absent'))",
      "socket.socket(AF_UNIX).connect('')",
      "socket.socket(AF_UNIX).connect(b(''))",
      "socket.socket(AF_UNIX, SOCK_DGRAM).sendto(b('x'), 'absent')",
      "socket.socket(AF_UNIX).connect_ex('absent')",
      "s = socket.socket(AF_UNIX); s.bind('twice1'); s.bind('twice2')",
    ],
  }),
];
