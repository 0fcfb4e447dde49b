import { scenario } from '../scenario.js';

export const unixReturned = [
  scenario('unix-returned: returned forms', {
    setup: ['[a, z] = socketpair()'],
    lines: [
      'T(a.getsockname(), a.getpeername())',
      'socket.socket(AF_UNIX).getsockname()',
      'socket.socket(AF_UNIX).getpeername()',
      '! l = socket.socket(AF_UNIX)',
      "! l.bind('lst')",
      '! l.listen()',
      '! c = socket.socket(AF_UNIX)',
      "! c.connect('lst')",
      'T(c.getpeername(), c.getsockname())',
      '[conn, addr] = l.accept(); T(addr, conn.getsockname(), conn.getpeername())',
      "c.send(b('x')); conn.recvfrom(4)",
      '! d = socket.socket(AF_UNIX, SOCK_DGRAM)',
      "! d.bind('dg')",
      '! e = socket.socket(AF_UNIX, SOCK_DGRAM)',
      "e.sendto(b('x'), 'dg'); d.recvfrom(4)",
      "e.bind(b('\\x00sender pid' + str(getpid()))); e.sendto(b('x'), 'dg'); d.recvfrom(4)",
      "! f = socket.socket(AF_UNIX, SOCK_DGRAM); f.bind('ff'); f.sendto(b('x'), 'dg')",
      'd.recvfrom(4)',
      "conn.send(b('x')); c.recvfrom(4)",
    ],
  }),
];
