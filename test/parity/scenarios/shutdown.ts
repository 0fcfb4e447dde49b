import { scenario } from '../scenario.js';

export const shutdown = [
  scenario('shutdown: forms', {
    setup: ['[c, s] = tcp()'],
    lines: [
      'c.shutdown(3)',
      'c.shutdown(-1)',
      "c.shutdown('SHUT_WR')",
      'c.shutdown(1.5)',
      'c.shutdown(None)',
      'c.shutdown(1099511627776)',
      'c.shutdown()',
      'T(c.shutdown(SHUT_WR), c.shutdown(SHUT_WR))',
      "c.send(b('x'))",
      's.recv(5)',
      'c.shutdown(SHUT_RD); c.recv(1)',
      's.shutdown(SHUT_RDWR); s.shutdown(SHUT_RDWR)',
      '[a, z] = socketpair(); a.shutdown(SHUT_RDWR); T(a.recv(1), z.recv(1))',
      "a.send(b('x'))",
      'u = udp(); u.shutdown(SHUT_RD)',
    ],
  }),
];
