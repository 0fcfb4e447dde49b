import { scenario } from '../scenario.js';

export const unknownFamily = [
  scenario('unknown-family: AF 44 (XDP) exists in the kernel but Python has no rule for it', {
    needs: 'root',
    setup: ['s = socket.socket(44, SOCK_RAW)'],
    lines: [
      's',
      'T(s.family, s.type, s.proto)',
      "s.bind(T('x', 0))",
      's.connect(None)',
      's.connect_ex(0)',
      "s.sendto(b('x'), 0)",
      's.getsockname()',
      's.getpeername()',
      's.accept()',
      's.recvfrom(1)',
    ],
  }),
  scenario('unknown-family: the returned form follows the real sa_family', {
    setup: [
      's = socket.socket(AF_INET, SOCK_DGRAM)',
      "s.bind(T('127.0.0.1', 0))",
      'fd = s.detach()',
    ],
    lines: [
      {
        py: 'g = socket.socket(AF_UNIX, SOCK_DGRAM, fileno=fd); g.getsockname()',
        js: 'g = socket.socket(AF_UNIX, SOCK_DGRAM, { fileno: fd }); g.getsockname()',
      },
      "g.bind(T('127.0.0.1', 0))",
      {
        py: 'h = socket.socket(44, SOCK_DGRAM, fileno=g.detach()); h.getsockname()',
        js: 'h = socket.socket(44, SOCK_DGRAM, { fileno: g.detach() }); h.getsockname()',
      },
    ],
  }),
];
