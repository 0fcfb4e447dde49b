import { scenario } from '../scenario.js';

export const construction = [
  scenario('constructor: defaults and argument forms', {
    lines: [
      'socket.socket()',
      '! s = socket.socket()',
      'T(s.family, s.type)',
      'T(s.proto, s.timeout)',
      'T(s.gettimeout(), s.getblocking())',
      's.get_inheritable()',
      'socket.socket(AF_INET, SOCK_DGRAM)',
      {
        py: 'socket.socket(family=AF_INET6, type=SOCK_STREAM, proto=IPPROTO_TCP)',
        js: 'socket.socket({ family: AF_INET6, type: SOCK_STREAM, proto: IPPROTO_TCP })',
      },
      'socket.socket(-1, -1, -1)',
      'socket.socket(2, 1, 0, None)',
      'socket.socket(AF_UNIX)',
      '! s = socket.socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC)',
      'T(s.type, s.gettimeout(), s.getblocking())',
    ],
  }),
  scenario('constructor: errors', {
    lines: [
      "socket.socket('AF_INET')",
      "socket.socket(AF_INET, 'SOCK_STREAM')",
      "socket.socket(AF_INET, SOCK_STREAM, 'tcp')",
      'socket.socket(None)',
      'socket.socket(2.5)',
      'socket.socket(1099511627776)',
      'socket.socket(-2)',
      'socket.socket(9999)',
      'socket.socket(AF_INET, 9999)',
      'socket.socket(AF_INET, SOCK_STREAM, 9999)',
      'socket.socket(AF_INET, SOCK_STREAM, IPPROTO_UDP)',
      'socket.socket(AF_INET, SOCK_SEQPACKET)',
      'socket.socket(AF_UNIX, SOCK_STREAM, 5)',
      'socket.socket(AF_UNSPEC)',
      'socket.socket(1, 2, 3, 4, 5)',
      { py: 'socket.socket(fam=2)', js: 'socket.socket({ fam: 2 })' },
      {
        py: 'socket.socket(AF_INET, family=AF_INET)',
        js: 'socket.socket(AF_INET, { family: AF_INET })',
      },
    ],
  }),
  scenario('constructor: fileno=: family/type/proto are auto-detected unless given', {
    setup: ['s = socket.socket(AF_INET6, SOCK_DGRAM)', 'fd = s.fileno()'],
    lines: [
      { py: '! t = socket.socket(fileno=fd)', js: '! t = socket.socket({ fileno: fd })' },
      'T(t.family, t.type, t.proto, same(t.fileno(), fd))',
      'same(t.detach(), fd)',
      {
        py: '! t = socket.socket(AF_INET, SOCK_STREAM, 6, fileno=fd)',
        js: '! t = socket.socket(AF_INET, SOCK_STREAM, 6, { fileno: fd })',
      },
      'T(t.family, t.type, t.proto)',
      'len(t.getsockname())',
      'same(t.detach(), fd)',
      {
        py: 't = socket.socket(77, 88, 99, fileno=fd); T(t.family, t.type, t.proto)',
        js: 't = socket.socket(77, 88, 99, { fileno: fd }); T(t.family, t.type, t.proto)',
      },
      'same(t.detach(), fd)',
      { py: 'socket.socket(fileno=-1)', js: 'socket.socket({ fileno: -1 })' },
      { py: 'socket.socket(fileno=-5)', js: 'socket.socket({ fileno: -5 })' },
      { py: 'socket.socket(fileno=99999)', js: 'socket.socket({ fileno: 99999 })' },
      {
        py: 'socket.socket(AF_INET, fileno=99999)',
        js: 'socket.socket(AF_INET, { fileno: 99999 })',
      },
      'socket.socket(AF_INET, SOCK_STREAM, 0, 99999)',
      {
        py: "f = regular_file('reg'); socket.socket(fileno=f)",
        js: "f = regular_file('reg'); socket.socket({ fileno: f })",
      },
      {
        py: 'socket.socket(AF_INET, SOCK_STREAM, 0, fileno=f)',
        js: 'socket.socket(AF_INET, SOCK_STREAM, 0, { fileno: f })',
      },
      { py: "socket.socket(fileno='3')", js: "socket.socket({ fileno: '3' })" },
      { py: 'socket.socket(fileno=3.5)', js: 'socket.socket({ fileno: 3.5 })' },
      { py: 'socket.socket(fileno=s)', js: 'socket.socket({ fileno: s })' },
      { py: 'socket.socket(fileno=1099511627776)', js: 'socket.socket({ fileno: 1099511627776 })' },
      { py: 'socket.socket(fileno=True)', js: 'socket.socket({ fileno: True })' },
    ],
  }),
  scenario('constructor: fileno= and the default timeout / blocking mode of the fd', {
    setup: [
      'socket.setdefaulttimeout(7.5)',
      's = socket.socket()',
      'fd = s.detach()',
      'socket.setdefaulttimeout(None)',
    ],
    lines: [
      {
        py: 't = socket.socket(fileno=fd); T(t.gettimeout(), t.getblocking())',
        js: 't = socket.socket({ fileno: fd }); T(t.gettimeout(), t.getblocking())',
      },
    ],
  }),
];
