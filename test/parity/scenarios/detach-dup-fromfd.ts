import { scenario } from '../scenario.js';

export const detachDupFromfd = [
  scenario('detach-dup-fromfd: detach', {
    setup: ['s = socket.socket()', 'fd = s.fileno()'],
    lines: [
      'T(same(s.detach(), fd), s.fileno())',
      's.detach()',
      's',
      "s.send(b('x'))",
      's.close()',
      {
        py: 't = socket.socket(fileno=fd); same(t.fileno(), fd)',
        js: 't = socket.socket({ fileno: fd }); same(t.fileno(), fd)',
      },
      't.detach(1)',
    ],
  }),
  scenario('detach-dup-fromfd: dup', {
    setup: [
      's = socket.socket(AF_INET6, SOCK_DGRAM)',
      's.settimeout(3)',
      's.set_inheritable(True)',
    ],
    lines: [
      '! d = s.dup()',
      'T(d.fileno() != s.fileno(), d.family, d.type, d.proto, d.gettimeout(), d.get_inheritable())',
      'd.close(); s.fileno() > 0',
      's.dup(1)',
      'socket.dup(-1)',
      'socket.dup(99999)',
      "socket.dup('x')",
      'socket.dup(1.5)',
      'socket.dup(s)',
      'socket.dup()',
    ],
  }),
  scenario('detach-dup-fromfd: fromfd', {
    setup: ['s = socket.socket()', 's.settimeout(5)'],
    lines: [
      '! t = socket.fromfd(s.fileno(), AF_INET, SOCK_STREAM)',
      'T(t.fileno() != s.fileno(), t.gettimeout())',
      'T(t.family, t.type)',
      'T(t.proto, t.get_inheritable())',
      't = socket.fromfd(s.fileno(), AF_UNIX, SOCK_DGRAM, 7); T(t.family, t.type, t.proto)',
      'socket.fromfd(s.fileno(), -1, -1, -1)',
      'socket.fromfd(99999, AF_INET, SOCK_STREAM)',
      'socket.fromfd(-1, AF_INET, SOCK_STREAM)',
      "socket.fromfd('x', AF_INET, SOCK_STREAM)",
      'socket.fromfd(s, AF_INET, SOCK_STREAM)',
      'socket.fromfd(s.fileno(), AF_INET)',
      'socket.fromfd(s.fileno())',
      "f = regular_file('reg'); socket.fromfd(f, AF_INET, SOCK_STREAM)",
    ],
  }),
  scenario('detach-dup-fromfd: close(fd)', {
    setup: ['s = socket.socket()', 'fd = s.detach()'],
    lines: [
      'socket.close(fd)',
      'socket.close(fd)',
      'socket.close(-1)',
      "socket.close('x')",
      'socket.close(None)',
      'socket.close(1.5)',
      'socket.close()',
      'socket.close(s)',
      "f = regular_file('reg'); socket.close(f)",
      "socket.close(big('1180591620717411303424'))",
    ],
  }),
  scenario('detach-dup-fromfd: close twice, close while fd was already closed behind its back', {
    setup: ['s = socket.socket()'],
    lines: [
      'T(s.close(), s.close())',
      's = socket.socket(); os_close(s.fileno()); s.close()',
      'T(s.fileno(), s._closed)',
      's.close()',
      "s = socket.socket(); f = regular_file('other'); T(s.close(), socket.close(f))",
      'socket.close(f)',
      'socket.close(big(4294967296) - big(1))',
      'socket.close(True - 2)',
    ],
  }),
];
