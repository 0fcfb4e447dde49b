import { scenario } from '../scenario.js';

export const socketpair = [
  scenario('socketpair: forms', {
    lines: [
      '[a, z] = socketpair(); T(a, z, a.gettimeout(), a.get_inheritable())',
      "[a, z] = socketpair(AF_UNIX, SOCK_DGRAM); T(a.type, a.send(b('x')), z.recv(5))",
      '[a, z] = socketpair(AF_UNIX, SOCK_SEQPACKET, 0); a.type',
      {
        py: '! [a, z] = socketpair(family=AF_UNIX, type=SOCK_STREAM | SOCK_NONBLOCK)',
        js: '! [a, z] = socketpair({ family: AF_UNIX, type: SOCK_STREAM | SOCK_NONBLOCK })',
      },
      'T(a.type, a.gettimeout())',
      'socketpair(AF_INET)',
      'socketpair(AF_INET6)',
      'socketpair(AF_UNIX, SOCK_RAW)[0].type',
      'socketpair(9999)',
      'socketpair(AF_UNIX, 9999)',
      'socketpair(AF_UNIX, SOCK_STREAM, 99)',
      "socketpair('x')",
      'socketpair(None, SOCK_DGRAM)[0].family',
      'socketpair(-1)',
      'socketpair(1, 1, 0, 0)',
    ],
  }),
];
